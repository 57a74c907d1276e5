package dev.orderline.ivr.flow.show;

import dev.orderline.ivr.flow.Flow.Effect;
import dev.orderline.ivr.flow.State.BargeIn;
import dev.orderline.ivr.flow.State.Waits;
import dev.orderline.ivr.flow.Target;
import dev.orderline.ivr.flow.Type;
import dev.orderline.ivr.flow.Value;
import dev.orderline.speech.recognition.Thresholds;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parts of a flow in plain English. */
final class Described {
    private Described() {}

    static String type(Type type) {
        return switch (type) {
            case Type.Digits(int least, int most) ->
                    least == most
                            ? least + (least == 1 ? " digit" : " digits")
                            : least + " to " + most + " digits";
            case Type.OrderNumber() -> "an order number";
            case Type.Code(String form) ->
                    "letters and digits as in " + form + " (A a letter, 9 a digit, X either)";
            case Type.Count(int least, int most) -> "a number from " + least + " to " + most;
            case Type.Amount(var currency) -> "an amount in " + currency.getCurrencyCode();
            case Type.Day(var direction) ->
                    switch (direction) {
                        case PAST -> "a day that is not to come";
                        case FUTURE -> "a day that is not past";
                        case ANY -> "a day";
                    };
            case Type.Name _, Type.Words _, Type.Options _, Type.Option _ -> type.described();
        };
    }

    static String target(Target target) {
        return switch (target) {
            case HANG_UP -> "nobody: hangs up";
            case PERSON -> "a person";
            case QUEUE -> "the queue";
            case VOICEMAIL -> "the voicemail";
        };
    }

    static String waits(Waits waits) {
        return seconds(waits.begin())
                + " for an answer"
                + (waits.pause().isZero() ? "" : ", " + seconds(waits.pause()) + " within it")
                + ", "
                + seconds(waits.keyPause())
                + " for the next key";
    }

    /** Nothing of the usual ones. */
    static String thresholds(Thresholds thresholds) {
        return thresholds.equals(Thresholds.USUAL)
                ? ""
                : "answers from "
                        + Math.round(100 * thresholds.possible())
                        + " %, for sure from "
                        + Math.round(100 * thresholds.sure())
                        + " %";
    }

    /** 5 s, 0.8 s. */
    private static String seconds(Duration time) {
        long tenths = time.toMillis() / 100;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
    }

    /** What interrupts us; nothing for what usually does. */
    static String bargeIn(BargeIn bargeIn) {
        return switch (bargeIn) {
            case NONE -> "Nothing interrupts it.";
            case KEYS -> "Only keys interrupt it.";
            case KNOWN_WORDS -> "Only keys and words of an answer interrupt it.";
            case SPEECH -> "";
        };
    }

    static String effect(Effect effect) {
        return switch (effect) {
            case Effect.Help() -> "the question's help, then the question again";
            case Effect.Repeat() -> "the question again";
            case Effect.Slower() -> "the question again, and everything from then on, more slowly";
            case Effect.Back() -> "the question before";
            case Effect.StartOver(String state) -> "forgets everything -> " + state;
            case Effect.RefuseRecording() -> "no recording of this call, then the question again";
            case Effect.GoTo(String state) -> "-> " + state;
        };
    }

    /** Slots that are filled: {@code language = es-US}, in the order of their names. */
    static String filled(Map<String, Value> set) {
        return new TreeMap<>(set)
                .entrySet().stream()
                        .map(each -> each.getKey() + " = " + each.getValue().plain())
                        .collect(Collectors.joining(", "));
    }

    static String phrases(Collection<String> phrases) {
        return String.join("; ", phrases);
    }
}
