// English stems: the algorithm "English (Porter2)" as snowballstem.org defines it, in the version
// of Snowball 3.1. It gives what sitegen/search/stemming.py gives.
(function (sitegen) {
  "use strict";

  const SPECIAL = table(
    "skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli only:onli singly:singl " +
      "sky news howe atlas cosmos bias andes"
  );
  // Words that begin so have their first region right after it.
  const BEGINNING = /^(arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
  const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/u;
  const SHORT = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/u;

  const STEP_2 = endings(
    "ational:ate tional:tion enci:ence anci:ance abli:able entli:ent izer:ize ization:ize " +
      "ation:ate ator:ate alism:al aliti:al alli:al fulness:ful fulli:ful ousli:ous ousness:ous " +
      "iveness:ive iviti:ive biliti:ble bli:ble ogist:og ogi:og lessli:less li"
  );
  const STEP_3 = endings(
    "ational:ate tional:tion alize:al icate:ic iciti:ic ical:ic ful ness ative"
  );
  const STEP_4 = endings(
    "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion"
  );

  function table(text) {
    return new Map(text.split(" ").map((pair) => pair.split(":")));
  }

  // A function that replaces the longest of these endings, when it stands in the region and what
  // is before it will do.
  function endings(text) {
    const replaced = table(text);
    const pattern = new RegExp("(?:" + [...replaced.keys()].join("|") + ")$");
    return (word, region, fits) => {
      const found = pattern.exec(word);
      if (!found || found.index < region) return word;
      const before = word.slice(0, found.index);
      return fits(found[0], before) ? before + (replaced.get(found[0]) || "") : word;
    };
  }

  function past(word, start) {
    const found = REGION.exec(word.slice(start));
    return found ? start + found[0].length : word.length;
  }

  function withoutPlural(word) {
    word = word.replace(/'(s'?)?$/, "");
    if (/sses$/.test(word)) return word.slice(0, -2);
    if (/ie[ds]$/.test(word)) return word.slice(0, /..ie.$/u.test(word) ? -2 : -1);
    return /[aeiouy].*[^us]s$/u.test(word) ? word.slice(0, -1) : word;
  }

  function withoutVerbEnding(word, region) {
    const found = /(eed|ed|ing)(ly)?$/.exec(word);
    if (!found) return word;
    const before = word.slice(0, found.index);
    if (found[1] === "eed") {
      return found.index < region || /^(succ|proc|exc)$/.test(before) ? word : before + "ee";
    }
    if (found[0] === "ing") {
      if (/^[^aeiouy]y$/u.test(before)) return before.slice(0, -1) + "ie";
      if (/^(even|cann|inn|earr|herr|out)$/.test(before)) return word;
    }
    if (!/[aeiouy]/.test(before)) return word;
    if (/(at|bl|iz)$/.test(before)) return before + "e";
    if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(before)) {
      return /^[aeo]..$/.test(before) ? before : before.slice(0, -1);
    }
    return before.length === region && SHORT.test(before) ? before + "e" : before;
  }

  function withoutLast(word, first, second) {
    const at = word.length - 1;
    const before = word.slice(0, at);
    if (word[at] === "e" && (at >= second || (at >= first && !SHORT.test(before)))) return before;
    return at >= second && /ll$/.test(word) ? before : word;
  }

  // The stem of a folded word.
  sitegen.stemEnglish = (word) => {
    if (SPECIAL.has(word)) return SPECIAL.get(word) || word;
    if (/^.{0,2}$/u.test(word)) return word;
    // A capital Y is a consonant.
    word = word.replace(/^'/, "").replace(/^y|([aeiouy])y/g, "$1Y");
    const first = BEGINNING.test(word) ? BEGINNING.exec(word)[0].length : past(word, 0);
    const second = past(word, first);
    word = withoutVerbEnding(withoutPlural(word), first);
    word = word.replace(/(.[^aeiouy])[yY]$/u, "$1i");
    word = STEP_2(word, first, (ending, before) =>
      ending === "li" ? /[cdeghkmnrt]$/.test(before) : ending !== "ogi" || /l$/.test(before)
    );
    word = STEP_3(word, first, (ending, before) => ending !== "ative" || before.length >= second);
    word = STEP_4(word, second, (ending, before) => ending !== "ion" || /[st]$/.test(before));
    return withoutLast(word, first, second).replace(/Y/g, "y");
  };
})((globalThis.sitegen = globalThis.sitegen || {}));
