package dev.orderline.ivr.flow.source;

import dev.orderline.ivr.flow.Text.CalendarFact;
import dev.orderline.ivr.flow.Text.Part;
import dev.orderline.ivr.flow.Text.Sentence;
import dev.orderline.ivr.flow.Text.Style;
import dev.orderline.speech.synthesis.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is said: {@code Your {item} arrives {expected}.} */
final class SentenceParser {
    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SLOT =
            Pattern.compile("([a-z][a-z0-9-]*)(?: (?:as|with) ([a-z]+))?");
    private static final Pattern QUANTITY =
            Pattern.compile("([a-z][a-z0-9-]*) of ([^{}|]{1,60}?) ?\\| ?([^{}|]{1,60})");
    private static final Pattern CALENDAR = Pattern.compile("([a-z][a-z0-9-]*)\\.([a-z]+)");

    private static final Map<String, Style> STYLES =
            Map.of(
                    "spelt", Style.SPELT,
                    "number", Style.NUMBER,
                    "choices", Style.CHOICES,
                    "keys", Style.KEYS);
    private static final Map<String, CalendarFact> FACTS =
            Map.of(
                    "hours", CalendarFact.HOURS,
                    "opening", CalendarFact.OPENING,
                    "holiday", CalendarFact.HOLIDAY);

    private static final String FORMS =
            "write {slot}, {slot as spelt}, {slot as number}, {slot as choices}, {slot with keys},"
                    + " {slot of jacket | jackets} or {calendar.hours}";

    private SentenceParser() {}

    /** The sentences of one text. */
    static List<Sentence> parse(String text) throws Misread {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (String sentence : Sentences.split(text)) {
            int at = Math.max(0, text.indexOf(sentence, from));
            sentences.add(sentence(sentence, at));
            from = at + sentence.length();
        }
        return sentences;
    }

    private static Sentence sentence(String source, int at) throws Misread {
        List<Part> parts = new ArrayList<>();
        Matcher inBraces = IN_BRACES.matcher(source);
        int from = 0;
        while (inBraces.find()) {
            literal(source.substring(from, inBraces.start()), at + from, parts);
            parts.add(spoken(inBraces.group(1).strip(), at + inBraces.start()));
            from = inBraces.end();
        }
        literal(source.substring(from), at + from, parts);
        return new Sentence(parts);
    }

    private static void literal(String text, int at, List<Part> parts) throws Misread {
        for (char brace : "{}".toCharArray()) {
            int stray = text.indexOf(brace);
            if (stray >= 0)
                throw new Misread(at + stray, "a brace that belongs to no {slot}", FORMS);
        }
        if (!text.isEmpty()) parts.add(new Part.Literal(text));
    }

    private static Part spoken(String source, int at) throws Misread {
        Matcher quantity = QUANTITY.matcher(source);
        if (quantity.matches())
            return new Part.Quantity(
                    quantity.group(1), quantity.group(2).strip(), quantity.group(3).strip());
        Matcher calendar = CALENDAR.matcher(source);
        if (calendar.matches()) {
            CalendarFact fact = FACTS.get(calendar.group(2));
            if (fact != null) return new Part.Calendar(calendar.group(1), fact);
        }
        Matcher slot = SLOT.matcher(source);
        if (slot.matches()) {
            if (slot.group(2) == null) return new Part.Slot(slot.group(1), Style.PLAIN);
            Style style = STYLES.get(slot.group(2));
            if (style != null) return new Part.Slot(slot.group(1), style);
        }
        throw new Misread(at, "\"{" + source + "}\" cannot be spoken", FORMS);
    }
}
