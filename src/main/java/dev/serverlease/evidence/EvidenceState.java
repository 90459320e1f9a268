package dev.serverlease.evidence;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The state of the record, for the people responsible for it. */
@Component
public class EvidenceState {

    /** One day, plus time for the hourly run. */
    static final Duration LATEST = Duration.ofHours(26);

    private final Anchors anchors;
    private final AnchorStamps stamps;
    private final ChainCheck chains;
    private final AnchorSettings settings;
    private final Clock clock;

    EvidenceState(Anchors anchors, AnchorStamps stamps, ChainCheck chains, AnchorSettings settings, Clock clock) {
        this.anchors = anchors;
        this.stamps = stamps;
        this.chains = chains;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param overdue whether the next anchor is overdue
     * @param unstamped anchors that wait for their time stamp; empty if none does
     * @param mailedTo how many addresses receive each root; 0 means that it is only in the log
     */
    public record View(
            Optional<Anchor> anchor,
            boolean overdue,
            Optional<AnchorStamps.Pending> unstamped,
            int mailedTo,
            Optional<ChainCheck.Result> check) {}

    public View now() {
        var anchor = anchors.latest();
        return new View(
                anchor,
                anchor.filter(last -> last.at().isAfter(clock.instant().minus(LATEST)))
                        .isEmpty(),
                stamps.pending(),
                settings.mailTo().size(),
                chains.latest());
    }
}
