onThisDay([{"title": "HARBOR COUNCIL VOTES TO KEEP THE FERRY", "href": "1998/03/04/harbor-council-votes-to-keep-the-ferry.html", "year": 1998, "date": "4 March 1998", "language": ""}]);
