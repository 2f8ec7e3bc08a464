"""Page furniture: what stands on news pages around articles, known by its words."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.extraction.labels import Label

LONGEST = 400
"""Characters; longer lines are not looked at, furniture is short."""

_WORDS: dict[Label, str] = {
    Label.ADVERT: """
        ad; ads; advert; adverts; advertisement; advertisements; advertising; advertise with us
        sponsored; sponsored content; paid content; paid post; promoted; promoted content; promoted stories
        article continues below advertisement; story continues below advertisement
        story continues below this ad; continue reading below; scroll to continue
        advertisement continue reading the main story; ad choices; adchoices; recommended for you
        skip advertisement; this ad will end in; from our partners; from our advertisers; shop now
        story continues; article continues below; story continues below; scroll to continue with content
        report this ad; remove ads; why am i seeing this; buy now; see it; shop; special offers
    """,
    Label.SHARE_BAR: """
        share; tweet; pin; pin it; email; e-mail; print; save; copy; copy link; copy url; copied; link copied
        link copied!; share this; share this article; share this story; share article; share on facebook
        share on twitter; share on x; share on linkedin; share on reddit; share on whatsapp; share on pinterest
        share on flipboard; share on tumblr; share via email; share by email; facebook; twitter; x; linkedin
        whatsapp; reddit; pinterest; telegram; flipboard; tumblr; instagram; youtube; tiktok; threads; snapchat
        messenger; pocket; gift; gift article; bookmark; save article; save story; read later; print article
        social sharing; share tweet; share options; share full article; email article; comments share; rss
        share this page; text size; font size; listen; follow us; follow; follow us on; like; linked in; mail
        click to share; copy article link; google news; follow on x; follow on twitter; follow us on twitter
        share this with; open share options; expand; close; more; sms; line; xing; vk; viber; fb; ig; +text size
        like loading; like loading...; loading...; add to saved stories; subscribers can gift articles to anyone; share all sharing options; copy_link
        send this page to someone via email; share this item; show more sharing options; more sharing options
        + additional share options added; read in app; give this article; read full article; view; aa
    """,
    Label.NEWSLETTER: """
        newsletter; newsletters; sign up; sign up now; subscribe; subscribe now; subscribe today
        subscribe to our newsletter; sign up for our newsletter; sign up for newsletters; email address
        your email; your email address; enter your email; enter your email address; get our newsletter
        join our newsletter; get the newsletter; daily newsletter; newsletter signup; newsletter sign up
        sign me up; subscribe to newsletter; email newsletters; get newsletters; get email alerts; get alerts
        thanks for signing up; thank you for subscribing; thanks for subscribing; enter email address
        invalid email address; please enter a valid email address; subscribe for free; stay informed
    """,
    Label.RELATED: """
        related; related stories; related articles; related content; related news; related posts; related links
        related topics; related story; related article; related coverage; related videos; related video
        related reading; more stories; more news; more from; more like this; more on this; more on this story
        more on this topic; read more; read also; also read; see also; see more; you may also like
        you might also like; you might like; you may like; recommended; recommended stories; recommended reading
        recommended articles; recommended for you; further reading; from around the web; around the web
        from the web; keep reading; read next; up next; next article; previous article; next story; next up
        next post; previous post; next; previous; prev; next page; previous page; what to read next
        more in; more coverage; elsewhere; dig deeper; more to read; more to explore; in other news; other news
        suggested articles; suggested reading; similar articles; editors picks; editor's picks; editors' picks
        editor’s picks; editors’ picks; editors choice; editor's choice; top picks; our picks; don't miss
        don’t miss; you may have missed; icymi; in case you missed it; continue reading; more from author
        more articles; more by this author; read this next; read the next article; featured stories
        featured articles; featured; related articles more from author; recommended articles; more headlines
        articles you may like; from our network; discover more; explore more; stories for you; for you
        related tags; « previous; next »; related items; other stories; other articles; more related stories
        post navigation; people are also reading; people also read; also on this site; like this
        recommended videos; sponsored stories; you may be interested in; more great stories; more from us
        more about; more on; latest; latest videos; story highlights
    """,
    Label.TRENDING: """
        trending; trending now; trending stories; trending news; trending topics; most popular; most read
        most viewed; most recent; most shared; most commented; most watched; most discussed; popular
        popular now; popular stories; popular posts; popular articles; popular news; top stories; top news
        top headlines; top articles; hot topics; what's hot; what’s hot; what's trending; latest news
        latest stories; latest headlines; latest articles; latest posts; breaking news; recent posts
        recent stories; recent articles; recent news; recent; just in; headlines; today's headlines
        this week's top stories; today's top stories; most popular stories; popular on the site; top videos
        the latest; latest from; must read; must reads; must-reads; today's picks; in the news; new; best of
        breaking; live; live updates; editors' highlights; most popular this week; popular this week
    """,
    Label.COMMENTS: """
        comments; comment; leave a comment; leave a reply; post a comment; post comment; add a comment
        add comment; view comments; show comments; read comments; join the conversation; join the discussion
        what do you think; have your say; reader comments; conversation; conversations; reply; replies
        your comment; your message; no comments; be the first to comment; comments are closed; discussion
        view all comments; load comments; see comments; hide comments; comments (0); discuss; login to comment
        log in to comment; sign in to comment; add your comment; load more comments; letters to the editor
        comments are turned off for this post; readers' comments; share your thoughts; leave a message
        cancel reply; comment on this story; start the conversation; comment policy; community guidelines
        newest; oldest; sort by; viewing options; see all comments; submit a letter; write a comment
        commenting policy; sign in or register to comment; show leave a comment
    """,
    Label.BIOGRAPHY: """
        about the author; about the authors; about author; about the writer; about the reporter; contributors
        author bio; meet the author; follow the author; more from this author; more by author; see author bio
        about the contributor; view author archive; get author rss feed; view all posts; author; authors
        about our contributors; author archive; view full bio; see full bio; full bio; read full bio; view bio
    """,
    Label.COPYRIGHT: """
        all rights reserved; copyright; terms of use; terms of service; terms and conditions; terms & conditions
        privacy policy; privacy; privacy notice; cookie policy; cookie settings; cookies; cookie preferences
        manage cookies; do not sell my personal information; do not sell or share my personal information
        your privacy choices; your us state privacy rights; children's online privacy policy; legal; disclaimer
        accessibility; accessibility statement; corrections; ethics policy; user agreement; editorial policy
        reprints; licensing; reprints & permissions; reprints and permissions; terms; imprint; impressum
        interest-based ads; about nielsen measurement; california privacy rights; code of ethics; rights
        your california privacy rights; california notice; ethics statement; terms of sale; sitemap; site map
    """,
    Label.PLAYER: """
        play; play video; pause; mute; unmute; fullscreen; video; watch; watch now; watch video; audio; replay
        video player; live stream; stream on; current time 0:00; duration 0:00; loaded: 0%; listen to article
        listen to this article; gallery; photo gallery; view gallery; slideshow; photos; 1x; playback speed
        next image; previous image; open image gallery; view full screen; enlarge; enlarge this image; zoom
        toggle caption; hide caption; image; image 1 of 2; fullscreen image; embed; download; transcript; captions
        settings; volume; watch live; now playing; video ad feedback; this is a modal window; open gallery
        beginning of dialog window. escape will cancel and close the window; watch the video above; playing now
        expand image; view larger; view image; full screen; media; enlarge image; listen to this story
        thanks for watching; thanks for watching!; view this photo; pop-out; up to date; toggle more options; new video; image gallery; view photos; show caption; open extended reactions
    """,
    Label.READING_TIME: """
        min read; minute read; read; reading time; long read; quick read; 1 min; 2 min; 3 min; 4 min; 5 min
    """,
    Label.TAGS: """
        tags; tagged; topics; topic; categories; category; filed under; keywords; in this article; posted in
        more on; explore more on these topics; tagged in; subjects; labels; in this story; sections; companies
    """,
    Label.NAVIGATION: """
        home; homepage; menu; main menu; search; log in; login; sign in; log out; logout; register; sign out
        skip to main content; skip to content; skip to article; skip to navigation; my account; account
        subscribe; news; sports; sport; opinion; business; politics; world; entertainment; lifestyle; tech
        technology; health; science; video; videos; podcasts; podcast; local; weather; obituaries; classifieds
        e-paper; epaper; e-edition; national; international; u.s.; us; uk; canada; africa; asia; europe; travel
        food; arts; culture; books; movies; tv; music; games; style; fashion; education; environment; crime
        contact; contact us; about; about us; careers; jobs; faq; help; help center; support; our team; staff
        advertise; advertise with us; media kit; archives; archive; contests; events; calendar; shop; store
        donate; membership; become a member; back; back to top; top; go; submit; ok; cancel; yes; no; loading
        loading...; open menu; close menu; toggle navigation; toggle menu; open search; close search; edition
        editions; language; english; français; español; desktop version; mobile version; apps; download the app
        show more; show all; view all; view more; see all; load more; more; all; latest; features; columns; live
        magazine; photos; galleries; blogs; reviews; money; finance; markets; economy; real estate; cars; autos
        society; nation; state; region; community; letters; editorials; puzzles; crosswords; comics; horoscopes
        nfl; nba; mlb; nhl; soccer; football; baseball; basketball; hockey; golf; tennis; racing; college; scores
        submit a tip; news tips; send us a tip; report error; report an error; report a typo; feedback; sign in
        password; username; your username; your password; forgot your password?; remember me; switch skin; press
        primary menu; secondary menu; footer; footer menu; site navigation; breadcrumb; you are here; follow us
        analysis; interviews; explainers; investigations; film; theater; celebrity; celebrities; royals; women
        personal finance; investing; stocks; crypto; companies; start-ups; startups; wellness; family; parenting
        shopping; deals; coupons; recipes; drinks; restaurants; design; home & garden; beauty; relationships
    """,
    Label.DISCLOSURE: """
        editorial independence; affiliate disclosure; advertiser disclosure; editors' note; our standards
        why you can trust us; why trust us; how we test; our journalism; editorial standards; editor's note
    """,
}
_EXACT = {
    re.sub(r"\s+", " ", phrase).strip(): label
    for label in reversed(_WORDS)
    for phrase in re.split(r"[;\n]", _WORDS[label])
    if phrase.strip()
}

_BEGINS: dict[Label, str] = {
    Label.COPYRIGHT: r"(?:copyright\b|©|\(c\)|&copy).{0,300}|this site is protected by recaptcha.*"
        r"|use of (?:and|this site).{0,40}constitutes.*"
        r"|by (?:submitting|signing up|clicking|choosing|subscribing|using|continuing|registering).{0,40} you .*",
    Label.DISCLOSURE: r"(?:we|this (?:article|post|page|story)) may (?:earn|receive|make|get|contain|include) .*"
        r"|(?:when|if) you (?:buy|purchase|click|shop) .{0,80}(?:link|site|commission).*"
        r"|prices (?:are )?(?:accurate|correct) .*",
    Label.NEWSLETTER: r"(?:sign[ -]?up|subscribe|register|join|get)\b.{0,60}\b(?:newsletters?|inbox|e-?mails?|updates"
        r"|alerts|daily|digest|briefing|for free|mailing list|morning|weekly)\b.{0,160}"
        r"|want to keep up\b.*|can.t keep up\b.*|sign up (?:for|to) .*|(?:already a|not a|become a) (?:subscriber|member).{0,80}|this article is (?:free|exclusive|for subscribers).{0,80}"
        r"|(?:please )?(?:enter|provide|check) .{0,20}e-?mail.{0,80}|(?:thanks|thank you) for (?:signing|subscribing|contacting).*"
        r"|sign in or create.*|create (?:a |your )?(?:free )?account.{0,60}|(?:please )?log in to .{0,80}|to continue reading.*"
        r"|(?:please )?(?:sign|log) ?in .{0,60}account.{0,60}|(?:donate|contribute) (?:today|now|to).{0,50}"
        r"|support (?:local|independent|our) journalism.{0,60}",
    Label.COMMENTS: r".{0,20}\b\d+ comments?\b.{0,50}|\d[\d,.]* ?(?:comments?|replies|responses|thoughts? on .*)|comments? ?[(\[]?\d+[)\]]?.{0,20}"
        r"|(?:view|read|show|see|load|hide|join|post|add|leave|write)\b.{0,24}\b(?:comments?|conversation|discussion|reply|replies)\b.{0,60}"
        r"|(?:log|sign)[ -]?in to .{0,20}comment.*|you must be (?:logged|signed) in.*|your e-?mail address will not be published.*"
        r"|this site uses akismet.*|save my name.*|required fields are marked.*"
        r"|(?:have (?:something to say|a (?:story|question|news tip))|(?:got|do you have|have you got) an? (?:tip|story|news)).{0,120}",
    Label.RELATED: r"(?:related|recommended|read more|read also|also read|see also|more|read next|read|watch|watch now|don.t miss"
        r"|must read|recommended reading|up next|next|previous|next post|previous post|listen|keep reading|dig deeper|in pics|photos|go deeper"
        r"|explore more|also|trending|more on this|you may also like|suggested|related (?:stories|articles?|story|link|video|content|news"
        r"|coverage|posts?)) ?[:|»›>→].{0,200}|(?:read|see|find|view|explore|discover|get) (?:more|all|the full|the rest)\b.{0,80}"
        r"|more (?:from|about|stories|news|articles|coverage|headlines|in|like|by|posts)\b.{0,40}"
        r"|(?:stories|articles|posts|videos|content) (?:you|from|like|by|for)\b.{0,50}|(?:click|tap) (?:here|below) .{0,100}"
        r"|for more .{0,60}(?:click|visit|go to|head to|follow)\b.{0,80}|(?:also|read|see|watch|more) (?:on|in|from|this|also|next|at)\b.{0,50}"
        r"|(?:related|recommended|featured|suggested) (?:to|stories|articles|videos|content|posts|products|reading|items)\b.{0,40}",
    Label.TRENDING: r"(?:most|top|latest|trending|popular|recent)\b.{0,10}\b(?:read|viewed|popular|stories|news|headlines|posts|articles|now|videos|shared|commented)\b.{0,24}"
        r"|you.ve read \d.*|(?:the )?latest (?:from|in|on|news)\b.{0,40}|popular (?:on|in|at|this)\b.{0,40}",
    Label.SHARE_BAR: r"(?:share|tweet|pin|post|email|e-mail|print|save|copy|click to (?:share|email|print))\b.{0,12}\b(?:on|this|to|via|by|link|it|with|article|story|page|post|url)\b.{0,40}"
        r"|(?:(?:facebook|twitter|linkedin|whatsapp|reddit|pinterest|email|e-mail|print|share|tweet|flipboard|copy link|copy|pocket|telegram|tumblr|instagram|x|icon|link|sms|mail|youtube|rss|more|comments?|messenger|google|news|follow|subscribe)(?:\W+|$)|0){2,12}"
        r"|(?:follow|like|find|join|connect with) (?:us|me|him|her|them|our|the) (?:on|at)\b.{0,100}"
        r"|follow .{2,50} on (?:twitter|x|facebook|instagram|linkedin|google news|tiktok).{0,60}"
        r"|[\d.,]+k? ?(?:shares?|views?|likes|votes|retweets|reads)|like this (?:story|article|post)\b.{0,60}|share all sharing options for.*|link copied.*",
    Label.ADVERT: r"(?:advertisement|advertising|sponsored|ad feedback|promoted)\b.{0,60}|(?:continue|keep) reading (?:below|the (?:main )?story).{0,30}"
        r"|<a href=.*|paid (?:post|content|for) .{0,40}",
    Label.READING_TIME: r"\W*(?:estimated )?(?:read(?:ing)? time:? ?)?(?:about )?\d+[ -]?(?:min|mins|minutes?)\.?(?: read(?:ing)?)?(?: time)?.{0,3}|(?:read(?:ing)? time|time to read):?.{0,20}",
    Label.PLAYER: r"\d{1,2}:\d\d(?:[ /]+\d{1,2}:\d\d)?|(?:listen|watch|play|video|duration|loaded|current time|audio)\b.{0,4}(?:\d{1,2}:\d\d).{0,20}"
        r"|video length .*|(?:images? |photos? |slide )?\d+ ?(?:/|of) ?/? ?\d+(?: photos| images)?|an (?:icon|arrow|curved arrow|envelope)\b.{0,300}|the letter f\b.*|(?:your browser|this browser|javascript|please enable|to view this video|an error occurred).{0,120}"
        r"|(?:view|see|open|show|launch|click) .{0,16}(?:gallery|slideshow|photos|images?|full ?screen|larger)\b.{0,30}|embed(?:ded)? <.*|<.{1,300}>",
    Label.TAGS: r"(?:tags?|topics?|filed under|categories|category|keywords|more on|posted in|tagged|in this article|subjects?|filed to"
        r"|related topics?|read more about|see more on|explore more on)(?: ?[:|]| with ).{0,200}|tagged (?!along|him|her|it|them|in|the|a|an|by|as|out|up|onto|for|onto|as)\w.{0,120}|#\w+(?:[ ,]+#\w+){0,30}",
    Label.BIOGRAPHY: r"(?:about|meet) (?:the )?(?:authors?|writers?|reporter|contributor)\b.{0,60}|social links for .{0,50}"
        r"|(?:view|see|read|browse) (?:all |more )?(?:posts|articles|stories|author)?.{0,8}\b(?:by|from|author)\b.{0,50}"
        r"|(?:posts|articles|stories) (?:by|from) .{0,50}|.{2,40} (?:can be )?reached (?:at|via|by|on) .{0,120}"
        r"|(?:contact|email|e-mail|reach|write to|follow) .{0,60}(?:@|\bat\b ).{0,100}|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,20}|@\w{2,30}",
    Label.SOCIAL_POST: r"(?:view|see) (?:this|more) (?:post|profile|photo|on) .{0,30}(?:instagram|facebook|twitter)?|a post shared by .*",
    Label.NAVIGATION: r"skip to .{0,40}|(?:toggle|open|close|show|hide) .{0,30}(?:menu|navigation|nav|search|sidebar|panel|submenu|bar|modal|dialog)"
        r"|back to .{0,40}|(?:go|return) to .{0,30}|[^>»›]{1,40}(?: ?[>»›] .{1,60}){1,5}|(?:we|our|this) (?:use|site uses?|website uses?|web ?site uses?) cookies.*"
        r"|accept (?:all|cookies).{0,40}|\[.{0,80}\]",
    Label.NOTICE: r"(?:this (?:article|story|post|column|piece|interview|content|transcript)\b.{0,50}\b(?:originally|first|was|is|has been|appeared|may be|contains|includes)\b.{0,60}"
        r"\b(?:published|appeared|updated|edited|syndicated|republished|produced|provided|corrected|adapted|condensed|automatically)\b.*)"
        r"|(?:editor.?s.? note|correction|clarification|disclaimer|note to readers|an earlier version of this).{0,4}[:\s].*"
        r"|(?:originally|first) published .{0,80}|the (?:views|opinions) expressed .*|learn more about .{0,60}(?:standards|policy|mission).*",
}  # fmt: skip
"""Forms of whole lines, in small letters."""

_HOLDS: dict[Label, str] = {
    Label.COPYRIGHT: r"\ball rights reserved\b|may not be (?:published|reproduced|republished|copied|reprinted)"
        r"|privacy policy|terms of (?:use|service)\b",
    Label.DISCLOSURE: r"(?:this|our|the) (?:web ?)?site.{0,60}\bcookies|cookies\b.{0,40}\b(?:website|browser)|independently (?:selected|chosen|reviewed)|editorially independent"
        r"|affiliate (?:link|commission|program)|hand-?picked by our|may (?:earn|receive|get|make) .{0,40}commission",
    Label.NEWSLETTER: r"(?:delivered|sent|straight|right|directly) (?:to|in|into) your (?:inbox|e-?mail)|newsletter here",
    Label.COMMENTS: r"comments? (?:section )?(?:is|are|have been|has been) (?:now )?(?:closed|moderated|disabled|turned off)",
    Label.SHARE_BAR: r"opens in (?:a )?new (?:window|tab)",
    Label.ADVERT: r"(?:article|story|content) continues (?:below|after)",
    Label.PLAYER: r"does not support (?:the )?(?:video|audio|iframe|html5)",
    Label.NOTICE: r"contributed to this (?:report|story|article)",
}  # fmt: skip
"""Phrases that give a line away wherever they stand in it, in small letters."""
_CUES = (
    "rights reserved", "may not be ", "privacy policy", "terms of ", "independently ", "editorially ",
    "affiliate ", "picked by our", "commission", " your ", "newsletter here", "cookies", "comment", "opens in ",
    " continues ", "does not support", "contributed to",
)  # fmt: skip
"""Without one of these a line matches nothing in _HOLDS; looking for them is much quicker."""


_MENU = re.compile(r"[^\W\d]+(?: [^\W\d]+)?(?: \| ?[^\W\d]+(?: [^\W\d]+)?){3,}")
"""Four or more entries of a word or two, with bars between them."""


def _named(forms: dict[Label, str]) -> re.Pattern[str]:
    """One pattern of all forms, in which the group that matched has the label's name."""
    return re.compile(
        "|".join(f"(?P<{label.name}>{form})" for label, form in forms.items()), re.DOTALL
    )


_BEGINNING, _HOLDING = _named(_BEGINS), _named(_HOLDS)


@lru_cache(maxsize=20_000)
def furniture(text: str) -> Label | None:
    """The kind of page furniture that this line is by its words alone, or None.

    Remembered, because the pages of one site have most of their furniture in common.
    """
    if len(text) > LONGEST:
        return None
    small = text.casefold()
    key = small.strip(" :.…!?|»›>→←‹<*+-–—✕×•·#\"'()[]")
    if len(key) <= 1 or key.isdigit():
        return Label.NAVIGATION
    if label := _EXACT.get(key):
        return label
    if small.count("|") > 2 and _MENU.fullmatch(small):
        return Label.NAVIGATION
    match = _BEGINNING.fullmatch(small)
    if not match and any(map(small.__contains__, _CUES)):
        match = _HOLDING.search(small)
    return Label[match.lastgroup] if match and match.lastgroup else None
