package dev.serverlease.stage.closing.ground;

import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.lease.Terminations.Lapsed;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.UseReviews;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** 解除权消灭: the same facts are no ground again, under whatever day they are known (Civil Code art. 564). */
@Component
public class LapsedRights {

    /** Since when these are known is read from the records, whatever is stated. */
    private static final Set<String> KNOWN_BY_RECORDS = Set.of("UNCONSENTED_SUBLEASE", "CONDITIONS_NOT_MET");

    private final Terminations terminations;
    private final UseReviews reviews;
    private final Attachments attachments;
    private final Clock clock;

    LapsedRights(Terminations terminations, UseReviews reviews, Attachments attachments, Clock clock) {
        this.terminations = terminations;
        this.reviews = reviews;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * Before a termination is taken on a ground on which the right has lapsed once.
     *
     * @throws Refusal with 422 unless its facts became known after that termination was asked for and a record since
     *     then tells them: a use review, a demand that arrived, or a file that the reasons name
     */
    public void requireNewFacts(Lease lease, Termination asked) {
        if (KNOWN_BY_RECORDS.contains(asked.ground())) {
            return;
        }
        for (var lapsed : terminations.lapsed(lease.number())) {
            var before = lapsed.requestedAt();
            if (before != null && lapsed.isOf(asked) && !isNew(lease, asked, before)) {
                throw refusal(lapsed, day(before), day(lapsed.foundAt()));
            }
        }
    }

    private boolean isNew(Lease lease, Termination asked, Instant before) {
        var day = day(before);
        var known = asked.knownSince();
        if (known == null || !known.isAfter(day)) {
            return false;
        }
        var demanded = asked.demandArrivedOn();
        return (demanded != null && demanded.isAfter(day))
                || (asked.party() == Party.LESSOR
                        && reviews.misusedSince(lease.number(), before).isPresent())
                || attachments.of(lease.number()).stream()
                        .filter(file -> file.receivedAt().toInstant().isAfter(before))
                        .anyMatch(file -> asked.explanation().contains(file.fileName()));
    }

    /** For the officer who gives the notice, whatever the new ground is called. */
    public List<Bilingual> shown(Lease lease) {
        return terminations.lapsed(lease.number()).stream().map(this::words).toList();
    }

    private Bilingual words(Lapsed lapsed) {
        var said = lapsed.explanation();
        var ground = lapsed.ground() == null
                ? new Bilingual("使用情况复核结论为解除，或者逾期未整改", "a use review that ended so, or a cure that did not come")
                : new Bilingual(
                        Words.of("termination-ground", lapsed.ground()).zh(),
                        Words.of("termination-ground", lapsed.ground()).en());
        return new Bilingual(
                "以下事由的解除权已经消灭（" + day(lapsed.foundAt()) + " 认定）：" + ground.zh()
                        + (lapsed.knownSince() == null ? "" : "，自 " + lapsed.knownSince() + " 知道")
                        + (said == null ? "" : "，事实与理由为“" + said + "”")
                        + "。同一事实不再是解除事由（民法典第五百六十四条）：请核对本次的事实是否为新的事实，不是的，不发出通知。",
                "A right to terminate has lapsed, as found on " + day(lapsed.foundAt()) + ": " + ground.en()
                        + (lapsed.knownSince() == null ? "" : ", known since " + lapsed.knownSince())
                        + ". The same facts are no ground any more (Civil Code art. 564): see whether these are new, and"
                        + " give no notice if they are not.");
    }

    private static Refusal refusal(Lapsed lapsed, LocalDate before, LocalDate found) {
        var text = "同一事由的解除权已经消灭（自 " + lapsed.knownSince() + " 知道，" + found
                + " 认定），同一事实不再是解除事由，改填知道之日也不能恢复（民法典第五百六十四条）。确有新的事实的，“知道解除事由之日”须晚于上次提出之日 "
                + before + "，并须有此后的记录：先在“附件”中提交证明材料，在事实与理由中写明其文件名；此后使用情况复核另行认定违约，或者此后另有书面催告到达的，以该记录为准。"
                + " The right on this ground has lapsed (known since " + lapsed.knownSince() + ", found on " + found
                + "): the same facts are no ground any more, under whatever day (Civil Code art. 564). For new facts, known"
                + " after " + before
                + ", a record since then is needed: hand in the evidence under “Files” and name the"
                + " file in the reasons; a later use review that found a breach, or a later demand that arrived, does too.";
        return new Refusal(422, text, List.of(new FieldError("knownSince", text)));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
