package dev.serverlease.evidence.bundle;

import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeasePages;
import dev.serverlease.lease.Leases;
import dev.serverlease.words.EndWords;
import dev.serverlease.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * 终止经过: what ended a contract and when, and what became of access and data, for whoever opens the bundle without the
 * product. It names nobody: files by their place in the bundle.
 */
@Component
class EndStory {

    private static final Set<String> NOTICES =
            Set.of("NOTICE_OF_TERMINATION_ARRIVED", "INDEFINITE_LEASE_NOTICED", "RENT_NOTICE");

    private final Leases leases;
    private final LeasePages pages;
    private final AuditTrail audit;
    private final Attachments attachments;
    private final EndWords words;

    EndStory(Leases leases, LeasePages pages, AuditTrail audit, Attachments attachments, EndWords words) {
        this.words = words;
        this.leases = leases;
        this.pages = pages;
        this.audit = audit;
        this.attachments = attachments;
    }

    /** Empty while the contract has not ended. */
    List<String> of(String number) {
        var lease = leases.get(number);
        var steps = audit.of(number);
        var lines = new ArrayList<String>();
        ended(lease, steps).ifPresent(lines::add);
        if (!lines.isEmpty() && lease.saidEndReason() == EndReason.TERMINATED) {
            words.of(number).map(EndStory::who).ifPresent(lines::add);
        }
        if (!lines.isEmpty()) {
            last(steps, Set.of("SERVER_TAKEN_BACK"))
                    .map(step -> said(step, "accessRevokedOn") + "  关闭访问、收回服务器 Access closed, server taken back")
                    .ifPresent(lines::add);
            last(steps, Set.of("DATA_RETURNED", "DATA_ERASED", "DATA_NONE"))
                    .map(step -> data(number, step))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<String> ended(Lease lease, List<Step> steps) {
        var ended = pages.contractEndedAt(lease);
        var reason = lease.saidEndReason();
        if (ended == null || reason == null) {
            return Optional.empty();
        }
        var words = Words.of("end-reason", reason);
        var notice =
                last(steps, NOTICES).filter(step -> !said(step, "arrivedOn").isEmpty());
        var letter = notice.map(step -> said(step, "reference"))
                .filter(text -> !text.isEmpty())
                .map(text -> " " + text + " ")
                .orElse("");
        var on = notice.map(step -> said(step, "arrivedOn")).orElse("");
        return Optional.of(ended.minusNanos(1).toLocalDate() + "  合同终止：" + words.zh()
                + (on.isEmpty() ? "" : "，解除通知" + (letter.isEmpty() ? "于 " : letter + "于 ") + on + " 到达")
                + " The contract ended: " + words.en().toLowerCase(Locale.ROOT)
                + (on.isEmpty() ? "" : ", notice" + letter.stripTrailing() + " arrived " + on));
    }

    /** By a letter of ours, which its own line names, or by a notice given elsewhere. */
    private static String who(EndWords.Ended ended) {
        var said = ended.words();
        return said.zh() + (ended.file().isEmpty() ? "" : "，通知 attachments/" + ended.file()) + "。 It was " + said.en()
                + (ended.file().isEmpty() ? "." : ", notice attachments/" + ended.file() + ".");
    }

    private String data(String number, Step step) {
        var how = Words.of("data-disposal", said(step, "how"));
        var file = attachments.of(number).stream()
                .filter(one -> one.fileName().equals(said(step, "proof")))
                .map(one -> "attachments/" + one.id())
                .findFirst();
        return said(step, "dataDisposedOn") + "  数据：" + how.zh()
                + file.map(path -> "，依据 " + path).orElse("")
                + " Data: " + how.en().toLowerCase(Locale.ROOT)
                + file.map(path -> ", on " + path).orElse("");
    }

    private static Optional<Step> last(List<Step> steps, Set<String> actions) {
        return steps.stream().filter(step -> actions.contains(step.action())).reduce((earlier, later) -> later);
    }

    private static String said(Step step, String member) {
        return step.detail().path(member).asText("");
    }
}
