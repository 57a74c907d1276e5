package dev.orderline.ivr.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who PostgreSQL runs as. It refuses root, so that a hole in it is not a hole in the machine.
 *
 * <ul>
 *   <li>We are an ordinary user: as that user.
 *   <li>We are root, in a folder of somebody else's: as the folder's owner.
 *   <li>We are root, in root's own folder: in a user namespace without any mapping, where root's
 *       files are still reachable (a checkout below {@code /root} is to nobody else) and root's
 *       powers are gone.
 *   <li>We are root and the kernel allows no such namespace, as in most containers: as {@code
 *       nobody}; the folder must then lie where everybody may go.
 * </ul>
 *
 * @param prefix put before a command, leads to that user
 * @param user whom the files must belong to
 * @param group likewise
 */
record Unprivileged(List<String> prefix, int user, int group) {
    private static final int NOBODY = 65534;

    Unprivileged {
        prefix = List.copyOf(prefix);
    }

    /** Whoever may work in {@code folder}, which exists, on this machine. */
    static Unprivileged in(Path folder) throws IOException, InterruptedException {
        int us = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return in(folder, us, us == 0 && namespaces(folder));
    }

    private static boolean namespaces(Path folder) throws IOException, InterruptedException {
        var probe = List.of("unshare", "--user", "--", "true");
        return Command.run(probe, "", folder, Duration.ofSeconds(10)).exit() == 0;
    }

    /**
     * Whoever may work in {@code folder}.
     *
     * @param us our own user's number
     * @param namespaces whether the kernel lets us make user namespaces
     */
    static Unprivileged in(Path folder, int us, boolean namespaces) throws IOException {
        int owner = number(folder, "unix:uid");
        int group = number(folder, "unix:gid");
        if (us != 0) return new Unprivileged(List.of(), us, group);
        if (owner != 0) return become(owner, group);
        if (namespaces) return new Unprivileged(List.of("unshare", "--user", "--"), 0, 0);
        return become(NOBODY, NOBODY);
    }

    private static Unprivileged become(int user, int group) {
        return new Unprivileged(
                List.of(
                        "setpriv",
                        "--reuid=" + user,
                        "--regid=" + group,
                        "--clear-groups",
                        "--no-new-privs",
                        "--"),
                user,
                group);
    }

    /** {@code command}, run as this user. */
    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Gives {@code path} to this user, unless it is theirs. */
    void own(Path path) throws IOException {
        if (number(path, "unix:uid") == user) return;
        Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
    }

    private static int number(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String toString() {
        return prefix.isEmpty() ? "this user" : "user " + user + " (" + prefix.getFirst() + ")";
    }
}
