package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Form.Unfinished;
import dev.orderline.ivr.flow.source.Shape.Member;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a file against its {@link Form}: whatever fits can then be read without looking again. */
public final class FormCheck {
    /** So much of a text is shown in a message. */
    private static final int SHOWN = 40;

    private final Problems problems;

    public FormCheck(Problems problems) {
        this.problems = problems;
    }

    /** Tells everything that does not fit. */
    public void check(Yaml yaml, Form form) {
        switch (form) {
            case Form.Text text -> text(yaml, text);
            case Form.Whole whole -> whole(yaml, whole);
            case Form.Time time -> time(yaml, time);
            case Form.YesNo yesNo -> {
                if (is(yaml, Yaml.Kind.TEXT, yesNo) && yaml.yesOrNo().isEmpty())
                    wrong(yaml, "neither yes nor no", "write yes or no");
            }
            case Form.OneOf(List<String> words) -> {
                if (is(yaml, Yaml.Kind.TEXT, form) && !words.contains(yaml.text()))
                    unknown(yaml, "there is no " + shown(yaml) + " here", words);
            }
            case Form.ListOf(Form each) -> list(yaml, each);
            case Form.MapOf map -> map(yaml, map);
            case Form.Keys(Shape shape) -> {
                if (is(yaml, Yaml.Kind.MAPPING, form)) keys(yaml, shape, List.of());
            }
            case Form.Either(Form.OneOf(List<String> words), Form mapping)
                    when yaml.kind() == Yaml.Kind.TEXT && !yaml.isNothing() -> {
                if (!words.contains(yaml.text()))
                    problems.error(
                            yaml.place(),
                            "there is no " + shown(yaml) + " here",
                            Nearest.to(yaml.text(), words)
                                    .map(near -> "did you mean \"" + near + "\"?")
                                    .orElse(
                                            "write "
                                                    + String.join(" | ", words)
                                                    + " | "
                                                    + example(mapping)));
            }
            case Form.Either(Form text, Form mapping) ->
                    check(yaml, yaml.kind() == Yaml.Kind.MAPPING ? mapping : text);
            case Form.Kinds kinds -> kinds(yaml, kinds);
        }
    }

    private void text(Yaml yaml, Form.Text form) {
        if (!is(yaml, Yaml.Kind.TEXT, form)) return;
        String text = yaml.text();
        if (Characters.firstUnreadable(text).isPresent())
            problems.error(
                    yaml.place(),
                    "a character that cannot be read or spoken is written here with a backslash",
                    "leave it out");
        else if (text.length() > form.most() && form.like().equals(Form.Text.ANY))
            problems.error(
                    yaml.place(),
                    "this text has " + text.length() + " characters",
                    "write " + form.most() + " at most");
        else if (!form.fits(text)) wrong(yaml, "not " + form.described(), hint(text, form));
    }

    /** Proposes a text in small letters with hyphens, if that would do. */
    private static String hint(String text, Form.Text form) {
        String like =
                text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^[-0-9]+|-+$", "");
        return form.fits(like) && !form.fits(text)
                ? "write " + like + ": " + form.hint()
                : form.hint();
    }

    private void whole(Yaml yaml, Form.Whole form) {
        if (is(yaml, Yaml.Kind.TEXT, form)
                && yaml.whole().filter(n -> n >= form.least() && n <= form.most()).isEmpty())
            wrong(
                    yaml,
                    "not a whole number from " + form.least() + " to " + form.most(),
                    "write such as " + Math.min(form.most(), form.least() + 2));
    }

    private void time(Yaml yaml, Form.Time form) {
        if (!is(yaml, Yaml.Kind.TEXT, form)) return;
        Optional<Duration> time = yaml.time();
        if (time.isEmpty())
            wrong(yaml, "not a time", "write a number and its unit, such as 5 s or 800 ms");
        else if (time.get().compareTo(form.least()) < 0 || time.get().compareTo(form.most()) > 0)
            wrong(
                    yaml,
                    time.get().compareTo(form.least()) < 0 ? "too short" : "too long",
                    "write a time from " + shown(form.least()) + " to " + shown(form.most()));
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private void list(Yaml yaml, Form each) {
        List<Yaml> list = yaml.list();
        if (list.isEmpty())
            problems.error(yaml.place(), "the list is empty", "write " + example(each));
        list.forEach(child -> check(child, each));
    }

    private void map(Yaml yaml, Form.MapOf form) {
        if (!is(yaml, Yaml.Kind.MAPPING, form)) return;
        if (yaml.pairs().size() < form.least())
            problems.error(yaml.place(), "nothing stands here", "write " + example(form));
        Set<String> seen = new HashSet<>();
        for (Yaml.Pair pair : yaml.pairs()) {
            check(pair.key(), form.key());
            if (pair.key().kind() == Yaml.Kind.TEXT) twice(pair.key(), seen);
            check(pair.value(), form.each());
        }
    }

    /**
     * @param others the keys that show other kinds of the mapping
     */
    private void keys(Yaml yaml, Shape shape, List<String> others) {
        Set<String> seen = new HashSet<>();
        Set<String> meant = new HashSet<>();
        for (Yaml.Pair pair : yaml.pairs()) {
            if (!isKey(pair.key())) continue;
            String name = pair.key().text();
            twice(pair.key(), seen);
            Optional<Member> key = shape.key(name);
            if (key.isPresent()) {
                check(pair.value(), key.get().form());
            } else if (others.contains(name)) {
                problems.error(
                        pair.key().place(),
                        shape.name() + " cannot have \"" + name + "\" as well",
                        "make two of it, one leading to the other");
            } else {
                unknown(
                        pair.key(),
                        shape.name() + " has no " + shown(pair.key()),
                        shape.names().stream().filter(each -> !isIn(yaml, each)).toList());
                Nearest.to(name, shape.names()).ifPresent(meant::add);
            }
        }
        for (Member key : shape.keys()) {
            if (key.required() && !seen.contains(key.name()) && !meant.contains(key.name()))
                problems.error(
                        yaml.place(),
                        shape.name() + " needs \"" + key.name() + "\"",
                        "write " + key.name() + ": " + example(key.form()));
        }
    }

    /** Whether it is a text, as every key is; tells it otherwise. */
    private boolean isKey(Yaml key) {
        if (key.kind() == Yaml.Kind.TEXT && !key.isNothing()) return true;
        problems.error(
                key.place(),
                key.isNothing()
                        ? "nothing stands before this colon"
                        : key.kind().described() + " stands before a colon in place of a key",
                "write key: value, and put a text that begins with a bracket in quotes");
        return false;
    }

    private static boolean isIn(Yaml yaml, String key) {
        return yaml.get(key).isPresent();
    }

    private void kinds(Yaml yaml, Form.Kinds kinds) {
        if (!is(yaml, Yaml.Kind.MAPPING, kinds)) return;
        Optional<Kind> kind =
                kinds.kinds().stream()
                        .filter(each -> isIn(yaml, each.key()))
                        .findFirst()
                        .or(() -> meant(yaml, kinds));
        Optional<Unfinished> unfinished =
                kinds.unfinished().stream().filter(each -> isIn(yaml, each.key())).findFirst();
        if (kind.isPresent()) keys(yaml, kind.get().shape(), kinds.keys());
        else if (unfinished.isPresent())
            problems.error(yaml.place(), unfinished.get().what(), unfinished.get().mend());
        else
            problems.error(
                    yaml.place(),
                    "no key here shows what kind of " + kinds.name() + " this is",
                    "write one of " + String.join(", ", kinds.keys()));
    }

    /** The kind whose key is misspelt. */
    private static Optional<Kind> meant(Yaml yaml, Form.Kinds kinds) {
        Set<String> known =
                kinds.kinds().stream()
                        .flatMap(kind -> kind.shape().names().stream())
                        .collect(Collectors.toSet());
        return yaml.entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .flatMap(key -> Nearest.to(key, kinds.keys()).stream())
                .flatMap(near -> kinds.kinds().stream().filter(kind -> kind.key().equals(near)))
                .findFirst();
    }

    private void twice(Yaml key, Set<String> seen) {
        if (!seen.add(key.text()))
            problems.error(
                    key.place(), shown(key) + " stands here twice", "take one of the two out");
    }

    private boolean is(Yaml yaml, Yaml.Kind kind, Form form) {
        if (yaml.isNothing()) {
            problems.error(yaml.place(), "nothing stands here", "write " + example(form));
            return false;
        }
        if (yaml.kind() == kind) return true;
        problems.error(
                yaml.place(),
                yaml.kind().described() + " stands here in place of " + kind.described(),
                kind == Yaml.Kind.TEXT
                        ? "a text with a colon, a brace or a bracket in it needs quotes"
                        : "write " + example(form));
        return false;
    }

    private void wrong(Yaml yaml, String what, String mend) {
        problems.error(yaml.place(), shown(yaml) + " is " + what, mend);
    }

    private void unknown(Yaml yaml, String what, Collection<String> known) {
        problems.error(yaml.place(), what, Nearest.suggestion(yaml.text(), known));
    }

    private static String shown(Yaml yaml) {
        String text = yaml.text().strip().replaceAll("\\s+", " ");
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"";
    }

    private static String example(Form form) {
        return switch (form) {
            case Form.Text text -> text.described();
            case Form.Whole(int least, _) -> Integer.toString(least);
            case Form.Time(Duration least, _) -> shown(least);
            case Form.YesNo() -> "yes or no";
            case Form.OneOf(List<String> words) -> String.join(" | ", words);
            case Form.ListOf(Form each) -> example(each);
            case Form.MapOf map -> "{" + map.key().described() + ": " + example(map.each()) + "}";
            case Form.Keys(Shape shape) ->
                    shape.keys().stream()
                            .filter(Member::required)
                            .map(key -> key.name() + ": ...")
                            .collect(Collectors.joining(", ", "{", "}"));
            case Form.Either(Form text, _) -> example(text);
            case Form.Kinds kinds ->
                    kinds.keys().stream()
                            .map(key -> "{" + key + ": ...}")
                            .collect(Collectors.joining(" | "));
        };
    }
}
