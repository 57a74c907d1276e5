package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Amounts of one currency as they are said: "twenty four dollars and ninety nine cents", "twenty
 * four ninety nine", "a hundred bucks", "fifty cents". Values are in hundredths.
 */
final class EnglishMoney {
    private static final int MOST = 9_999_999;

    /** Greater amounts are understood, but decoders need not expect them. */
    private static final int MOST_FAVOURED = 99_999;

    /** Callers who say a great amount in cents mean something else. */
    private static final int MOST_HUNDREDTHS = 999;

    private static final Unit DOLLARS =
            new Unit(
                    List.of("dollars", "dollar", "bucks", "buck"),
                    List.of("cents", "cent", "pennies", "penny"));
    private static final Map<String, Unit> UNITS =
            Map.of(
                    "USD",
                    DOLLARS,
                    "CAD",
                    DOLLARS,
                    "AUD",
                    DOLLARS,
                    "NZD",
                    DOLLARS,
                    "GBP",
                    new Unit(
                            List.of("pounds", "pound", "quid"),
                            List.of("pence", "p", "penny", "pennies")),
                    "EUR",
                    new Unit(List.of("euro", "euros"), List.of("cents", "cent")));

    /**
     * How a currency is called. The first of each is what decoders should favour: the starter model
     * knows the euro, but not euros.
     */
    private record Unit(List<String> whole, List<String> hundredth) {}

    private final Unit unit;

    /**
     * @param currency its ISO 4217 code
     * @throws IllegalArgumentException if there are no words for it
     */
    EnglishMoney(String currency) {
        Unit known = UNITS.get(currency);
        if (known == null)
            throw new IllegalArgumentException("there are no words for amounts in " + currency);
        this.unit = known;
    }

    WordReader<String> reader() {
        WordReader<String> whole = Lexicon.of(unit.whole);
        WordReader<String> hundredth = Lexicon.of(unit.hundredth);
        WordReader<Integer> number = EnglishNumbers.cardinal(MOST);
        WordReader<Integer> two = EnglishNumbers.hundredths();
        WordReader<Integer> one = new Lexicon<>(Map.of("a", 1));
        WordReader<Integer> wholes = number.or(one).before(whole);
        WordReader<Integer> hundredths = EnglishNumbers.cardinal(99).before(hundredth);
        WordReader<Integer> and = Lexicon.of("and").orNothing("").leadingTo(hundredths.or(two));
        WordReader<Integer> withUnits = wholes.then(and.orNothing(0), EnglishMoney::sum);
        WordReader<Integer> point =
                number.before(Lexicon.of("point"))
                        .then(decimals(), EnglishMoney::sum)
                        .before(whole.ifSaid(""));
        WordReader<Integer> plain = number.map(amount -> 100 * amount);
        WordReader<Integer> pair = number.then(two, EnglishMoney::sum);
        WordReader<Integer> small =
                EnglishNumbers.cardinal(MOST_HUNDREDTHS).or(one).before(hundredth);
        return withUnits.or(point).or(small).or(plain).or(pair).map(String::valueOf);
    }

    /** "nine nine", "ninety nine", "oh five". */
    private static WordReader<Integer> decimals() {
        WordReader<Integer> digit =
                (words, at) -> {
                    int value = EnglishDigits.digit(words.at(at));
                    return value < 0 ? List.of() : List.of(new Read<>(at + 1, value));
                };
        return digit.then(digit, (tens, ones) -> 10 * tens + ones)
                .or(EnglishNumbers.cardinal(99).where(number -> number >= 10));
    }

    private static int sum(int whole, int hundredths) {
        return 100 * whole + hundredths;
    }

    List<String> phrases() {
        String whole = unit.whole.getFirst();
        String hundredth = unit.hundredth.getFirst();
        var phrases = new ArrayList<>(EnglishNumbers.phrases(MOST_FAVOURED));
        for (int number = 1; number <= 99; number++) {
            String said = EnglishNumbers.sayPair(number);
            phrases.add(said + " " + whole + " and " + said + " " + hundredth);
            phrases.add(whole + " " + said);
        }
        for (String scale : List.of("hundred", "thousand")) phrases.add(scale + " " + whole);
        if (unit.equals(DOLLARS)) phrases.addAll(List.of("a hundred bucks", "a dollar"));
        return phrases;
    }

    /** Words for up to ten thousand. */
    String example(RandomGenerator random) {
        int number = 1 + random.nextInt(9_999);
        int hundredths = random.nextInt(100);
        String amount = EnglishNumbers.say(number, random) + " " + unit.whole.getFirst();
        return hundredths == 0
                ? amount
                : amount
                        + " and "
                        + EnglishNumbers.say(hundredths, random)
                        + " "
                        + unit.hundredth.getFirst();
    }
}
