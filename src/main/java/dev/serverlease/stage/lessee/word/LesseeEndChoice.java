package dev.serverlease.stage.lessee.word;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.activation.delivery.EndChoice;
import dev.serverlease.stage.activation.delivery.KeepEnd;
import dev.serverlease.stage.lessee.link.LesseeLink;
import dev.serverlease.stage.lessee.link.LesseeSteps;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.visit.Visitor;
import dev.serverlease.visit.VisitorForm;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Service;

/** 末日不顺延: the lessee itself keeps the agreed last day after a late hand-over. Called in the visit's transaction. */
@Service
public class LesseeEndChoice {

    private final KeepEnd keep;
    private final LesseeSteps steps;
    private final Clock clock;

    LesseeEndChoice(KeepEnd keep, LesseeSteps steps, Clock clock) {
        this.keep = keep;
        this.steps = steps;
        this.clock = clock;
    }

    /** @throws Refusal with 400 if it is not confirmed, 409 as {@link KeepEnd#choose} */
    public void choose(Lease lease, LesseeLink link, VisitorForm form, Visitor visitor) {
        var said = form.submission();
        var problems = said.problems().written("key", "页面标识", "[A-Za-z0-9_-]{8,100}", "4c1f0a52");
        if (!said.text("confirmed").equals("yes")) {
            problems.wrong("confirmed", "请勾选确认，再提交。 Tick the confirmation, then send it.");
        }
        problems.refuseIfAny();
        var today = LocalDate.now(clock);
        keep.choose(
                lease,
                new EndChoice.Said(today, null, link.signer(), LinkVisits.LESSEE, said.text("key")),
                steps.entry(link, LinkVisits.LESSEE, "TERM_AS_AGREED", visitor, Map.of("signer", link.signer())));
    }
}
