// Shows on the front page what the archive has of this day in earlier years. The file of the day
// calls onThisDay; the page says of which days there are files.
"use strict";

{
  const place = document.querySelector("[data-on-this-day]");
  const today = new Date();
  const month = today.getMonth();
  const day = today.getDate();
  const two = (number) => String(number).padStart(2, "0");

  window.onThisDay = (articles) => {
    const list = place.querySelector("ol");
    for (const article of articles) {
      if (article.year < today.getFullYear()) {
        const line = place.querySelector("template").content.cloneNode(true);
        const link = line.querySelector("a");
        link.textContent = article.title;
        link.href = article.href;
        if (article.language) link.lang = article.language;
        line.querySelector("p").textContent = article.date;
        list.append(line);
        place.hidden = false;
      }
    }
  };

  // Eight digits a month; the last bit is its first day.
  const days = parseInt(place.dataset.days.slice(8 * month, 8 * month + 8), 16);
  if ((days >>> (day - 1)) & 1) {
    const script = document.createElement("script");
    script.src = `${place.dataset.onThisDay}${two(month + 1)}-${two(day)}.js`;
    document.head.append(script);
  }
}
