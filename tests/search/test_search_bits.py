"""Numbers and texts come out of the search files' bits as they went in.

The reader here follows docs/search-files.md and shares nothing with the program.
"""

from __future__ import annotations

import base64
from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.search.shards.addresses import address_bits, plain_slug
from sitegen.search.shards.articles import day_number
from sitegen.search.shards.bits import as_text, ascending, gamma, gammas, places, rices
from sitegen.search.shards.book import Page, count_tokens, make_book, tokens_of
from sitegen.search.shards.directory import directory_of
from sitegen.search.shards.files import Shard, keys_text, shortened
from sitegen.search.shards.huffman import huffman


class Bits:
    """Reads bits one after the other."""

    def __init__(self, text):
        data = base64.b64decode(text + "=" * (-len(text) % 4))
        self.bits = "".join(f"{byte:08b}" for byte in data)
        self.at = 0

    def fixed(self, width):
        self.at += width
        return int(self.bits[self.at - width : self.at] or "0", 2)

    def zeros(self):
        start = self.at
        self.at = self.bits.index("1", start) + 1
        return self.at - 1 - start

    def gamma(self):
        zeros = self.zeros()
        return 1 << zeros | self.fixed(zeros)

    def rice(self, k):
        return self.zeros() << k | self.fixed(k)

    def ascending(self, count, of):
        quotient = 11 * of // (16 * count) if count else 0
        k = max(0, quotient.bit_length() - 1)
        gaps = [self.rice(k) + 1 for _ in range(count)]
        return list(accumulate(gaps, initial=-1))[1:]

    def positions(self, counts):
        k = self.fixed(5)
        rows = [[self.rice(k) + 1 for _ in range(count)] for count in counts]
        return [list(accumulate(row, initial=-1))[1:] for row in rows]


@settings(max_examples=40)
@given(st.lists(st.integers(1, 1 << 40)))
def test_gamma_codes_are_read_back(numbers):
    bits = Bits(as_text(gammas(numbers)))

    assert [bits.gamma() for _ in numbers] == numbers


@settings(max_examples=40)
@given(st.lists(st.integers(0, 5_000)), st.integers(0, 20))
def test_rice_codes_are_read_back(numbers, k):
    bits = Bits(as_text(rices(numbers, k)))

    assert [bits.rice(k) for _ in numbers] == numbers


@settings(max_examples=40)
@given(st.sets(st.integers(0, 999)), st.integers(0, 9_000))
def test_ascending_numbers_are_read_back(numbers, more):
    numbers, of = sorted(numbers), 1_000 + more

    assert Bits(as_text(ascending(numbers, of))).ascending(len(numbers), of) == numbers


@settings(max_examples=40)
@given(st.lists(st.sets(st.integers(0, 60_000), min_size=1), min_size=1))
def test_positions_are_read_back(articles):
    rows = [sorted(row) for row in articles]
    counts = [len(row) for row in rows]

    written = places(counts, [position for row in rows for position in row])

    assert Bits(as_text(written)).positions(counts) == rows


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=3), st.integers(0, 1 << 40), min_size=2))
def test_no_code_begins_another_and_none_is_long(counts):
    codes = sorted(huffman(counts).codes.values())

    assert not any(two.startswith(one) for one, two in pairwise(codes))
    assert max(map(len, codes)) <= 24


class Books:
    """Reads a book, and texts written with it."""

    def __init__(self, shard):
        *tokens, letters = shard.text.split("\t")
        bits = Bits(shard.bits)
        self.tokens, self.letters = self._codes(tokens, bits), self._codes(list(letters), bits)

    def _codes(self, symbols, bits):
        codes, code, length, left = {}, 0, 0, list(symbols)
        while left:
            code, length = code << 1, length + 1
            for _ in range(bits.gamma() - 1):
                codes[f"{code:0{length}b}"] = left.pop(0)
                code += 1
        return codes

    def _next(self, codes, bits):
        end = bits.at + 1
        while bits.bits[bits.at : end] not in codes:
            end += 1
        symbol, bits.at = codes[bits.bits[bits.at : end]], end
        return symbol

    def read(self, bits, known):
        text, after_word = "", False
        while (token := self._next(self.tokens, bits)) != "\x01":
            if token == "\x02":
                token = ""
                while (letter := self._next(self.letters, bits)) != "\x01":
                    token += chr(bits.fixed(21)) if letter == "\x02" else letter
                known.append(token)
            elif token == "\x03":
                token = known[bits.rice(5)]
            first = token[0]
            is_word = (first.isascii() and first.isalnum()) or "\u00c0" <= first <= "\u1fff"
            is_word = is_word or first >= "\u2c00"
            text += " " * (is_word and after_word) + token
            after_word = is_word
        return text


TEXTS = st.lists(st.text(st.sampled_from("ab \t\n.,é—字😀\x01\x02\x03'"), max_size=30), max_size=6)


@settings(max_examples=40)
@given(TEXTS, TEXTS, st.lists(st.text(max_size=20), max_size=4))
def test_texts_are_read_back_whatever_the_book_was_made_of(learned, texts, wild):
    texts = [*texts, *wild, "Ada Quill", ""]
    book = make_book(count_tokens(learned * 5, ["Ada Quill"] * 9), 8)
    page = Page(book)
    written = [page.text(text) for text in texts[:-2]] + [page.name(text) for text in texts[-2:]]

    bits, known, reader = Bits(as_text("".join(written))), [], Books(book.shard())

    assert [reader.read(bits, known) for _ in texts] == texts


@settings(max_examples=40)
@given(st.text(st.sampled_from("ab  ,.é字"), max_size=40))
def test_only_single_spaces_between_words_are_left_out(text):
    tokens = tokens_of(text)

    assert " " not in tokens[1:-1]
    assert "".join(tokens).replace(" ", "") == text.replace(" ", "")


def test_frequent_words_take_fewer_bits():
    book = make_book(count_tokens(["the ferry and the toll and the quay " * 9], []), 50)
    codes = book.tokens.codes

    assert len(codes["the"]) < len(codes["quay"])
    assert len(Page(book).text("the ferry")) < len(Page(book).text("zither"))


@settings(max_examples=40)
@given(st.sets(st.text(st.sampled_from("abcé字😀"), min_size=1), min_size=1))
def test_keys_are_read_back(keys):
    key, read = "", []
    for entry in keys_text(sorted(keys)).split("\t"):
        units = key.encode("utf-16-le")[: 2 * int(entry[0], 36)]
        key = units.decode("utf-16-le") + entry[1:]
        read.append(key)

    assert read == sorted(keys)


def test_a_key_beyond_the_basic_plane_shares_no_half_sign():
    assert shortened("a😀b", "a😀c") == "1😀b"


def test_a_directory_parts_each_file_from_the_one_before():
    files = [Shard("", "", f"w{n:04}", f"w{n:04}zz") for n in range(2_100)]

    directory, pages = directory_of("words", files, 32)

    assert directory.levels == 2
    assert len(directory.keys.split("\t")) == 3
    assert {path.rsplit("/", 2)[0] for path, _ in pages} == {"words/keys-1", "words/keys-2"}


def test_addresses_that_follow_from_the_title_take_next_to_nothing():
    page = Page(make_book({}, 0))
    title = "Mayor’s Plan: Ferry & Toll, at Last — “No” Vote"
    slug = "mayors-plan-ferry-and-toll-at-last-no-vote"

    assert plain_slug(title) == slug
    assert address_bits(page, f"1998/03/{slug}.html", "1998/03/", title) == gamma(2)
    assert address_bits(page, f"1998/03/{slug}-2.html", "1998/03/", title) == gamma(3)
    assert len(address_bits(page, "1998/04/other.html", "1998/03/", title)) > 50


def test_days_sort_like_dates():
    dates = ["", "1998", "1998-03", "1998-03-04T15:05", "1998-03-31", "1998-12-31", "1999"]

    assert [day_number(date) for date in dates] == sorted({day_number(date) for date in dates})
