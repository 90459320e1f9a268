package dev.serverlease.words;

import static dev.serverlease.lease.GivenLease.inForce;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.GivenLease;
import dev.serverlease.testing.HandClock;
import dev.serverlease.testing.Parts;
import java.time.Clock;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of a term that has not begun. */
class TermWordsTest {

    private final ObjectNode application = GivenLease.application();
    private final HandClock clock = new HandClock();
    private final Parts parts = new Parts()
            .with(Clock.class, clock)
            .with(ApplicationTrees.class, new ApplicationTrees())
            .own(TermWords.class);

    @Test
    void aFixedFirstDayThatIsPastWithoutHandOverMovesTheLastDay() {
        application.withObjectProperty("contract").put("startDate", "2026-12-03");
        assertThat(said()).contains("计划租期至 Term planned until", "2028年12月2日 24:00", "末日按照迟延的天数顺延");
        clock.at("2026-12-04T09:00:00+08:00");
        assertThat(said()).contains("原定租期至 Term was planned until", "首日已过，服务器尚未交付");
    }

    private String said() {
        var lease = inForce(application).notHandedOver().until("2028-12-02").lease();
        return parts.get(TermWords.class).of(lease).stream()
                .map(one -> one.label().both() + "：" + one.both(PageTime.zh(clock.getZone())))
                .collect(Collectors.joining("\n"));
    }
}
