package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NeedsConditionTest {

    @Test
    void runsWhereEveryToolIsPresent() {
        var condition = new NeedsCondition(tool -> true, true);
        assertThat(condition.evaluate("BrowserTest", Tool.CHROMIUM, Tool.NODE).isDisabled())
                .isFalse();
    }

    @Test
    void leavesOutWithTheRemedyWhereAToolIsMissing() {
        var condition = new NeedsCondition(tool -> tool != Tool.CHROMIUM, false);
        var result = condition.evaluate("BrowserTest", Tool.CHROMIUM, Tool.NODE);
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason().orElseThrow())
                .startsWith("Chromium is not installed")
                .contains("apt-get install chromium")
                .doesNotContain("Node");
    }

    @Test
    void failsWhereAToolIsMissingAndAllTestsAreRequired() {
        var condition = new NeedsCondition(tool -> false, true);
        assertThatThrownBy(() -> condition.evaluate("BrowserTest", Tool.NODE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BrowserTest cannot run: Node is not installed");
    }
}
