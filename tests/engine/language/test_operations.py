from psykg.engine.language.operations import Operation, operations
from psykg.engine.language.tokens import tokens


def read(update: str) -> list[Operation]:
    return list(operations(list(tokens(update))))


def shown(operation: Operation) -> dict[str, str]:
    return {name: " ".join(token.text for token in block) for name, block in operation.blocks.items()}


def test_an_update_is_parted_at_the_semicolons_outside_of_braces() -> None:
    first, second = read("INSERT DATA { <a:x> <a:p> 1 ; <a:q> 2 } ; DROP ALL ;")
    assert (first.keyword, second.keyword) == ("INSERT", "DROP")
    assert shown(first) == {"INSERT DATA": "{ <a:x> <a:p> 1 ; <a:q> 2 }"}
    assert [word.text for word in second.words] == ["DROP", "ALL"]


def test_blocks_are_known_by_what_stands_before_them() -> None:
    (operation,) = read(
        "with <a:g> delete { ?s ?p ?o } insert { graph <a:h> { ?s ?p 1 } } using named <a:i> where { { ?s ?p ?o } }"
    )
    assert operation.keyword == "WITH"
    assert shown(operation) == {
        "DELETE": "{ ?s ?p ?o }",
        "INSERT": "{ graph <a:h> { ?s ?p 1 } }",
        "WHERE": "{ { ?s ?p ?o } }",
    }
    assert [set(each.blocks) for each in read("DELETE WHERE {} ; DELETE {} WHERE {} ; DELETE DATA {}")] == [
        {"DELETE WHERE"},
        {"DELETE", "WHERE"},
        {"DELETE DATA"},
    ]


def test_declarations_are_handed_on() -> None:
    first, second = read("PREFIX a: <a:> CLEAR ALL ; BASE <b:> DROP ALL")
    assert first.prologue == "PREFIX a: <a:>"
    assert second.prologue == "PREFIX a: <a:> BASE <b:>"


def test_an_update_may_do_nothing() -> None:
    assert read("") == read("PREFIX a: <a:>") == []
