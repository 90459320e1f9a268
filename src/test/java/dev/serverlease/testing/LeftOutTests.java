package dev.serverlease.testing;

import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Says at the end of the run what was left out, so that a green build on a bare machine does not claim too much. */
public class LeftOutTests implements LauncherSessionListener, TestExecutionListener {

    private final Set<String> leftOut = new TreeSet<>();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        leftOut.add(test.getDisplayName() + " – " + reason);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (!leftOut.isEmpty()) {
            System.err.println("\nLEFT OUT of this run, everything else was tested:");
            leftOut.forEach(test -> System.err.println("  " + test));
        }
    }
}
