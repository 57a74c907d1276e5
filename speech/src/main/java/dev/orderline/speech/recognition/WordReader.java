package dev.orderline.speech.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads one kind of thing out of words. Readers are put together from smaller ones; all of them try
 * every way there is, and none of them reads without end.
 */
interface WordReader<T> {
    /** Every way to read one from the word at {@code at} on, the likeliest first. */
    List<Read<T>> at(Words words, int at);

    /** What this reads, made into something else. */
    default <R> WordReader<R> map(Function<? super T, ? extends R> made) {
        return (words, at) -> {
            var all = new ArrayList<Read<R>>();
            for (Read<T> read : at(words, at))
                all.add(new Read<>(read.to(), made.apply(read.value())));
            return all;
        };
    }

    /** Only what {@code holds}. */
    default WordReader<T> where(Predicate<? super T> holds) {
        return (words, at) ->
                at(words, at).stream().filter(read -> holds.test(read.value())).toList();
    }

    /** What this reads, then what the other reads: likelier ones than of the other alone. */
    default WordReader<T> or(WordReader<T> other) {
        return (words, at) -> {
            var all = new ArrayList<>(at(words, at));
            all.addAll(other.at(words, at));
            return all;
        };
    }

    /** This and right after it the next. */
    default <U, R> WordReader<R> then(
            WordReader<U> next, BiFunction<? super T, ? super U, ? extends R> both) {
        return (words, at) -> {
            var all = new ArrayList<Read<R>>();
            for (Read<T> first : at(words, at))
                for (Read<U> second : next.at(words, first.to()))
                    all.add(new Read<>(second.to(), both.apply(first.value(), second.value())));
            return all;
        };
    }

    /** This and right after it the next, of which nothing is kept. */
    default WordReader<T> before(WordReader<?> next) {
        return then(next, (kept, _) -> kept);
    }

    /** The next, right after this, of which nothing is kept. */
    default <U> WordReader<U> leadingTo(WordReader<U> next) {
        return then(next, (_, kept) -> kept);
    }

    /** This, or nothing at all, which then stands for {@code none}. */
    default WordReader<T> orNothing(T none) {
        return or((_, at) -> List.of(new Read<>(at, none)));
    }

    /**
     * This, or nothing at all; at the end of the words this is not waited for, because it would
     * change nothing.
     */
    default WordReader<T> ifSaid(T none) {
        WordReader<T> either = orNothing(none);
        return (words, at) ->
                at < words.size() ? either.at(words, at) : List.of(new Read<>(at, none));
    }
}
