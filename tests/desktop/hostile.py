"""Texts that come from elsewhere and are hard to show or to store; some by hand, others made at random."""

from hypothesis import strategies as st

BY_HAND: dict[str, str] = {
    "a statement of 10,000 characters": "The line of contact holds until talks begin. " * 222
    + "Then it ends.",
    "10,000 characters without a space": "ы" * 10_000,
    "a name of 400 characters": "Coordination of the joint delegation " * 11,
    "right to left": "وقف إطلاق النار على طول خط التماس",
    "both directions, with marks that turn them": "Talks \u202eskat\u202c ‏العربية‎ in Geneva",
    "letters under a heap of marks": "Z" + "\u0351\u0348\u0330" * 60 + "algo",
    "emoji of several parts": "👩‍👩‍👧‍👦 🇺🇦 👍🏽 🏳️‍🌈",
    "a NUL": "be\0fore",
    "half a pair": "half \ud83d of one",
    "the other half": "\udd00 half",
    "control signs": "a\x07b\x1bc\x7f",
    "separators of lines": "one\u2028two\u2029three\x0bfour\x85five",
    "every line end": "one\r\ntwo\rthree\nfour",
    "no widths": "a\u200bb\ufeffc\u2060d\u00add",
    "signs of markup": "<b>&amp;</b> %s {x} \\n \"quoted\" 'so' --; DROP",
    "nothing but spaces": " \t\u00a0\u3000 ",
}
# Surrogates and NUL come up far too seldom by themselves.
ANY = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Zl", "Zp"]),
        st.sampled_from("\0\ud800\udfff\u2028\u202e\r\n\t,;:/|#~.*&<"),
        st.sampled_from("0123456789-+eE.%"),
    ),
    max_size=40,
)
