package dev.orderline.ivr.sql;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program run to its end.
 *
 * @param exit its status
 * @param output what it wrote, errors included
 */
record Command(int exit, String output) {
    /**
     * Runs {@code command} in {@code folder} and waits for it. Its output goes over a file, so that
     * a server it leaves behind keeps nothing of ours open.
     *
     * @param input for its standard input
     * @throws IOException if it cannot be run, or is not done after {@code limit}; then it is
     *     killed
     */
    static Command run(List<String> command, String input, Path folder, Duration limit)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("orderline-", ".out");
        try {
            var builder = new ProcessBuilder(command);
            builder.directory(folder.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            if (input.isEmpty()) builder.redirectInput(new File("/dev/null"));
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            try {
                if (!input.isEmpty())
                    try (var writer = process.outputWriter()) {
                        writer.write(input);
                    }
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                    throw new IOException(
                            "%s is not done after %d s"
                                    .formatted(command.getFirst(), limit.toSeconds()));
            } finally {
                process.destroyForcibly();
            }
            return new Command(process.exitValue(), Files.readString(output).strip());
        } finally {
            Files.delete(output);
        }
    }
}
