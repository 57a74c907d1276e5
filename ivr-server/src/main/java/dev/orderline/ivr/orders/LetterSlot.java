package dev.orderline.ivr.orders;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a letter names: {@code {rma}} in its text. */
public enum LetterSlot implements Written {
    /** The shop's name; every letter may name it. */
    SHOP(60),
    RMA(RmaNumber.LENGTH),
    /** As its order calls it. */
    ITEM(100),
    /** The last day on which something may be sent. */
    UNTIL(30),
    /** Of money, with its currency. */
    AMOUNT(30),
    CODE(CodeDesk.LENGTH),
    /** What is got for it: "size large in blue". */
    REPLACEMENT(100),
    /** The carrier's number of a parcel. */
    TRACKING(50),
    /** The address of a page, which ends in a token: never cut, so never longer. */
    LINK(300),
    /** What was settled in a call, a line each. */
    SETTLED(2_800);

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private final int longest;

    LetterSlot(int longest) {
        this.longest = longest;
    }

    /** In characters; what is longer is cut. */
    int longest() {
        return longest;
    }

    /** What stands in braces in a text, in order; it need not be a slot. */
    public static Stream<String> namedIn(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1));
    }

    /** Whether {@code text} has a brace that is no part of a slot. */
    public static boolean hasLooseBrace(String text) {
        String rest = PLACE.matcher(text).replaceAll("");
        return rest.contains("{") || rest.contains("}");
    }

    /** How long {@code text} is at most when its slots are filled. */
    public static int longest(String text) {
        return text.length()
                + namedIn(text)
                        .flatMap(name -> Written.parse(LetterSlot.class, name).stream())
                        .mapToInt(LetterSlot::longest)
                        .sum();
    }

    /**
     * {@code text} with {@code values} in place of its slots; what is too long is cut.
     *
     * @throws IllegalArgumentException if it names something else
     */
    static String filled(String text, Map<LetterSlot, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
    }

    private static String value(String name, Map<LetterSlot, String> values) {
        return Written.parse(LetterSlot.class, name)
                .filter(values::containsKey)
                .map(slot -> {
                    String value = values.getOrDefault(slot, "");
                    return value.substring(0, Math.min(value.length(), slot.longest));
                })
                .orElseThrow(() -> new IllegalArgumentException("nothing fills {" + name + "}"));
    }
}
