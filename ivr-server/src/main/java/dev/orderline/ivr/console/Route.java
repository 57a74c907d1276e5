package dev.orderline.ivr.console;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One thing that can be asked for.
 *
 * @param template of the path: {@code /returns/{rma}/scans}
 */
record Route(String method, String template, Reply reply) {
    /** Answers. */
    interface Reply {
        /**
         * @param names what stands in the path where the template has braces
         * @throws Refusal if the request is not as it should be
         */
        Answer to(Asked asked, List<String> names) throws Refusal;
    }

    /** Whether that is its path; nothing in braces is empty. */
    boolean isAt(List<String> path) {
        List<String> parts = parts();
        if (parts.size() != path.size()) return false;
        for (int i = 0; i < parts.size(); i++) {
            boolean fits =
                    isName(parts.get(i))
                            ? !path.get(i).isEmpty()
                            : parts.get(i).equals(path.get(i));
            if (!fits) return false;
        }
        return true;
    }

    /** What stands in braces. */
    List<String> names(List<String> path) {
        List<String> parts = parts();
        return IntStream.range(0, parts.size())
                .filter(i -> isName(parts.get(i)))
                .mapToObj(path::get)
                .toList();
    }

    private List<String> parts() {
        return List.of(template.substring(1).split("/", -1));
    }

    private static boolean isName(String part) {
        return part.startsWith("{");
    }
}
