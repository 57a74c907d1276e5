package dev.orderline.speech.synthesis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/**
 * How values are said in one language, as plain words with commas where a speaker pauses.
 * Stateless.
 */
public interface SayAs {
    /** The language's BCP 47 tag. */
    String tag();

    /** Digits to be written down, in groups: "two zero three one, one five four zero". */
    String digits(String digits);

    /** Letters and digits one by one. */
    String spelt(String signs);

    /** "one thousand two hundred thirty four". */
    String number(long number);

    /** "one item", "three items": the thing stands at the end as it is, if the language lets it. */
    String quantity(long count, String one, String many);

    /**
     * "twenty four dollars and ninety nine cents".
     *
     * @param minor in minor units of the currency, not negative
     * @throws IllegalArgumentException if there are no words for the currency
     */
    String money(long minor, Currency currency);

    /** "tomorrow", "this Friday", "Tuesday, November twenty fourth". */
    String date(LocalDate date, LocalDate today);

    /** "tomorrow, at nine ay em". */
    String moment(LocalDateTime moment, LocalDate today);

    /** "from nine ay em to five pee em"; equal times are the whole day. */
    String span(LocalTime from, LocalTime to);

    /** "closed all day". */
    String closed();

    /**
     * Things that all count: "the jacket and the cap".
     *
     * @param things without articles, each of which stands in the result as it is; also below
     */
    String all(List<String> things);

    /** Things of which one counts: "the jacket, or the cap". */
    String oneOf(List<String> things);

    /**
     * The same with keys, counted from one: "for the jacket, press one, for the cap, press two".
     */
    String keyed(List<String> things);

    /**
     * Every word that the methods above can give, but for those of things and quantities: with a
     * sound for each of them, every value can be spoken without a voice.
     */
    Set<String> vocabulary();
}
