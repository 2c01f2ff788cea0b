from hypothesis import example, given, strategies as st

from openai_fn.validation.typos import compute_edit_cost

LETTERS = st.text("abcde_s1", max_size=9)


@given(one=LETTERS, other=LETTERS)
@example(one="ab", other="ba")
def test_distance_is_the_same_both_ways_and_zero_for_the_same(one: str, other: str) -> None:
    assert compute_edit_cost(one, other) == compute_edit_cost(other, one)
    assert (compute_edit_cost(one, other) == 0) == (one == other)
