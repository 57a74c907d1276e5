package dev.orderline.ivr.flow.source;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What keeps a file from being YAML, told to somebody who does not know YAML.
 *
 * @param where it is to be mended; empty when nobody knows
 */
record Slip(Optional<Mark> where, String what, String mend) {
    private static final String BELOW =
            "let what belongs together begin exactly below one another, and write a blank after"
                    + " each colon";

    private static final List<String> BEGINNINGS =
            List.of(
                    "cannot start any token",
                    "unexpected character",
                    "chomping",
                    "a comment or a line break",
                    "mapping keys are not allowed",
                    "node content");

    /** What the parser complains of, in words of ours where it is one of the usual slips. */
    static Slip of(MarkedYamlEngineException complaint, String source) {
        String problem = String.valueOf(complaint.getProblem());
        String context = String.valueOf(complaint.getContext());
        Optional<Mark> here = complaint.getProblemMark();
        Optional<Mark> before = complaint.getContextMark().or(complaint::getProblemMark);
        if (problem.contains("TAB"))
            return new Slip(here, "a tab stands here", "begin lines with blanks, never with tabs");
        if (problem.contains("escape"))
            return new Slip(
                    here,
                    "a backslash in double quotes means something else",
                    "write two of them, or put the text in single quotes");
        if (context.contains("quoted scalar"))
            return new Slip(before, "this quote is never closed", "close it where the text ends");
        if (BEGINNINGS.stream().anyMatch(problem::contains))
            return new Slip(
                    before,
                    "a text cannot begin with this sign",
                    "put the whole text in quotes, or take the sign out");
        if (context.contains("flow mapping")) return unclosed(before, "{", "}");
        if (context.contains("flow sequence")) return unclosed(before, "[", "]");
        if (problem.startsWith("mapping values are not allowed"))
            return isFirstColon(here, source)
                    ? new Slip(here, "this line does not belong to what stands above it", BELOW)
                    : new Slip(
                            here,
                            "a text with a colon in it has no quotes",
                            "put the whole text in quotes");
        if (context.contains("simple key"))
            return new Slip(before, "this line has no colon", "write key: value");
        if (problem.startsWith("sequence entries are not allowed"))
            return new Slip(
                    here,
                    "a list begins within a line",
                    "begin each \"- \" on a line of its own, or put a text that begins so in"
                            + " quotes");
        if (problem.startsWith("expected <block end>") && isColon(here, source))
            return new Slip(here, "nothing stands before this colon", "write key: value");
        if (problem.startsWith("expected <block end>"))
            return beginsLine(here, source)
                    ? new Slip(here, "this line does not belong to what stands above it", BELOW)
                    : new Slip(
                            here,
                            "this stands behind the end of a text, a list or a mapping",
                            "take it out, or put the whole text in quotes");
        return unknown(here, problem);
    }

    /** One that we have no words for. */
    static Slip unknown(Optional<Mark> where, String complaint) {
        return new Slip(
                where,
                "this is not YAML: " + complaint.lines().findFirst().orElse(""),
                "look at what stands here and before it");
    }

    private static Slip unclosed(Optional<Mark> opened, String open, String close) {
        return new Slip(
                opened,
                "this " + open + " is not closed where it should be",
                "write " + close + " where it ends, and commas between what is in it");
    }

    /** Whether nothing but blanks and dashes stands before it on its line. */
    private static boolean beginsLine(Optional<Mark> mark, String source) {
        return before(mark, source).matches("[ -]*");
    }

    /** Whether a key and no other colon stands before it on its line. */
    private static boolean isFirstColon(Optional<Mark> mark, String source) {
        return before(mark, source).matches("[^:]*");
    }

    private static boolean isColon(Optional<Mark> mark, String source) {
        String line = line(mark, source);
        return line.startsWith(":", before(mark, source).length());
    }

    private static String before(Optional<Mark> mark, String source) {
        String line = line(mark, source);
        int end =
                Math.min(
                        mark.map(Mark::getColumn).orElse(0), line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, end));
    }

    private static String line(Optional<Mark> mark, String source) {
        return mark.flatMap(known -> source.lines().skip(known.getLine()).findFirst()).orElse("");
    }
}
