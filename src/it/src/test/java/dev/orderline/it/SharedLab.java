package dev.orderline.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives all test classes one {@link Lab}, as a parameter: started by the first that asks, closed
 * after the last test of all. Classes that do harm to its server run alone and mend it.
 */
final class SharedLab implements ParameterResolver {
    /** The twenty-first call is one too many. */
    static final int CAPACITY = 20;

    private static final Namespace HERE = Namespace.create(SharedLab.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent("lab", _ -> start(), Lab.class);
    }

    private static Lab start() {
        try {
            return Lab.start(
                    "calls",
                    Map.of(
                            "calls.capacity",
                            Integer.toString(CAPACITY),
                            "calls.drain-seconds",
                            "10"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
