package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.source.Form.Kind;
import dev.orderline.ivr.flow.source.Shape.Member;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a file against its {@link Form}: whatever fits can then be read without looking again. */
public final class FormCheck {
    private final Problems problems;

    public FormCheck(Problems problems) {
        this.problems = problems;
    }

    /** Tells everything that does not fit. */
    public void check(Yaml yaml, Form form) {
        switch (form) {
            case Form.Text text -> text(yaml, text);
            case Form.Whole(int least, int most) -> {
                if (is(yaml, Yaml.Kind.TEXT)
                        && yaml.whole().filter(n -> n >= least && n <= most).isEmpty())
                    wrong(yaml, "expected a whole number from " + least + " to " + most);
            }
            case Form.Time(Duration least, Duration most) -> time(yaml, least, most);
            case Form.YesNo() -> {
                if (is(yaml, Yaml.Kind.TEXT) && yaml.yesOrNo().isEmpty())
                    wrong(yaml, "expected yes or no");
            }
            case Form.OneOf(List<String> words) -> {
                if (is(yaml, Yaml.Kind.TEXT) && !words.contains(yaml.text()))
                    unknown(yaml, "there is no \"" + yaml.text() + "\" here", words);
            }
            case Form.ListOf(Form each) -> list(yaml, each);
            case Form.MapOf(Form.Text key, Form each) -> map(yaml, key, each);
            case Form.Keys(Shape shape) -> keys(yaml, shape);
            case Form.Either(Form text, Form mapping) ->
                    check(yaml, yaml.kind() == Yaml.Kind.MAPPING ? mapping : text);
            case Form.Kinds kinds -> kinds(yaml, kinds);
        }
    }

    private void text(Yaml yaml, Form.Text form) {
        if (!is(yaml, Yaml.Kind.TEXT)) return;
        if (yaml.text().isEmpty()) problems.error(yaml.place(), "nothing stands here");
        else if (!yaml.text().matches(form.like())) wrong(yaml, "expected " + form.described());
    }

    private void time(Yaml yaml, Duration least, Duration most) {
        if (!is(yaml, Yaml.Kind.TEXT)) return;
        Optional<Duration> time = yaml.time();
        if (time.isEmpty()) wrong(yaml, "expected a time, such as 5 s or 800 ms");
        else if (time.get().compareTo(least) < 0 || time.get().compareTo(most) > 0)
            wrong(yaml, "expected a time from " + shown(least) + " to " + shown(most));
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    private void list(Yaml yaml, Form each) {
        List<Yaml> list = yaml.list();
        if (list.isEmpty()) problems.error(yaml.place(), "an empty list");
        list.forEach(child -> check(child, each));
    }

    private void map(Yaml yaml, Form.Text key, Form each) {
        if (!is(yaml, Yaml.Kind.MAPPING)) return;
        Set<String> seen = new HashSet<>();
        for (Yaml.Pair pair : yaml.pairs()) {
            check(pair.key(), key);
            twice(pair.key(), seen);
            check(pair.value(), each);
        }
    }

    private void keys(Yaml yaml, Shape shape) {
        if (!is(yaml, Yaml.Kind.MAPPING)) return;
        Set<String> seen = new HashSet<>();
        for (Yaml.Pair pair : yaml.pairs()) {
            String name = pair.key().text();
            twice(pair.key(), seen);
            Optional<Member> key = shape.key(name);
            if (key.isPresent()) check(pair.value(), key.get().form());
            else unknown(pair.key(), shape.name() + " has no \"" + name + "\"", shape.names());
        }
        for (Member key : shape.keys()) {
            if (key.required() && !seen.contains(key.name()))
                problems.error(
                        yaml.place(),
                        shape.name() + " needs \"" + key.name() + "\"",
                        "write " + key.name() + ": " + example(key.form()));
        }
    }

    private void kinds(Yaml yaml, Form.Kinds kinds) {
        if (!is(yaml, Yaml.Kind.MAPPING)) return;
        Set<String> there = yaml.entries().keySet();
        Optional<Kind> kind =
                kinds.kinds().stream().filter(each -> there.contains(each.key())).findFirst();
        if (kind.isPresent()) {
            keys(yaml, kind.get().shape());
            return;
        }
        problems.error(
                yaml.place(),
                kinds.name()
                        + " needs one of "
                        + kinds.kinds().stream().map(Kind::key).collect(Collectors.joining(", ")));
    }

    private void twice(Yaml key, Set<String> seen) {
        if (!seen.add(key.text()))
            problems.error(key.place(), "\"" + key.text() + "\" stands here twice");
    }

    private boolean is(Yaml yaml, Yaml.Kind kind) {
        if (yaml.kind() == kind) return true;
        problems.error(
                yaml.place(), "expected " + kind.described() + ", not " + yaml.kind().described());
        return false;
    }

    private void wrong(Yaml yaml, String expected) {
        String text = yaml.text();
        String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
        problems.error(yaml.place(), expected + ", not \"" + shown + "\"");
    }

    private void unknown(Yaml yaml, String what, Collection<String> known) {
        problems.error(yaml.place(), what, Nearest.suggestion(yaml.text(), known));
    }

    private static String example(Form form) {
        return switch (form) {
            case Form.Text text -> text.described();
            case Form.Whole(int least, _) -> Integer.toString(least);
            case Form.Time(Duration least, _) -> shown(least);
            case Form.YesNo() -> "yes or no";
            case Form.OneOf(List<String> words) -> String.join(" | ", words);
            case Form.ListOf(Form each) -> "[" + example(each) + ", ...]";
            case Form.MapOf(Form.Text key, Form each) ->
                    "{" + key.described() + ": " + example(each) + ", ...}";
            case Form.Keys(Shape shape) ->
                    shape.keys().stream()
                            .filter(Member::required)
                            .map(key -> key.name() + ": ...")
                            .collect(Collectors.joining(", ", "{", "}"));
            case Form.Either(Form text, _) -> example(text);
            case Form.Kinds kinds -> kinds.name();
        };
    }
}
