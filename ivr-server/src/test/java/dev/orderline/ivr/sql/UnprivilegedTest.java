package dev.orderline.ivr.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedTest {
    private static final int ROOT = 0;
    private static final int SOMEBODY = 1_234;

    @TempDir Path folder;

    @Test
    void anOrdinaryUserRunsItAsThemselves() throws IOException {
        assertEquals(
                List.of("postgres"),
                Unprivileged.in(folder, SOMEBODY, true).command(List.of("postgres")));
    }

    @Test
    void rootRunsItAsTheOwnerOfTheFolder() throws IOException {
        if (owner() == ROOT) Files.setAttribute(folder, "unix:uid", SOMEBODY);
        Unprivileged user = Unprivileged.in(folder, ROOT, true);
        assertEquals(owner(), user.user());
        assertTrue(
                user.command(List.of("postgres")).contains("--reuid=" + owner()), user::toString);
    }

    @Test
    void rootGivesItsPowersUpInItsOwnFolder() throws IOException {
        assumeTrue(owner() == ROOT, "needs a folder of root's");
        assertEquals(
                List.of("unshare", "--user", "--", "postgres"),
                Unprivileged.in(folder, ROOT, true).command(List.of("postgres")));
    }

    @Test
    void rootRunsItAsNobodyWhereThereAreNoNamespaces() throws IOException {
        assumeTrue(owner() == ROOT, "needs a folder of root's");
        Unprivileged user = Unprivileged.in(folder, ROOT, false);
        user.own(folder);
        assertEquals(65_534, owner());
        assertTrue(user.command(List.of("postgres")).contains("--reuid=65534"), user::toString);
    }

    private int owner() throws IOException {
        return (Integer) Files.getAttribute(folder, "unix:uid");
    }
}
