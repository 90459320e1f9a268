package dev.serverlease.evidence.bundle;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.words.EndWords;
import dev.serverlease.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * 终止经过: what ended a contract and when, and what became of access and data, for whoever opens the bundle without the
 * product. It names nobody: files by their place in the bundle.
 */
@Component
class EndStory {

    private static final String AGREED = "END_AGREED";

    /** What can end a contract before its term, or without one: of several the last. */
    private static final Set<String> CAUSES =
            Stream.concat(Stream.of(AGREED), EndWords.NOTICES.stream()).collect(Collectors.toSet());

    private static final Set<String> FOUND =
            Set.of("END_FOUND_EFFECTIVE", "END_FOUND_WITHOUT_EFFECT", "END_SETTLED_BY_PARTIES");

    private final Leases leases;
    private final DueDates pages;
    private final AuditTrail audit;
    private final Attachments attachments;
    private final EndWords words;

    EndStory(Leases leases, DueDates pages, AuditTrail audit, Attachments attachments, EndWords words) {
        this.words = words;
        this.leases = leases;
        this.pages = pages;
        this.audit = audit;
        this.attachments = attachments;
    }

    /**
     * @param signed contracts and agreements in the bundle
     * @return empty while the contract has not ended
     */
    List<String> of(String number, List<SignedPaper> signed) {
        var lease = leases.get(number);
        var steps = audit.of(number);
        var lines = new ArrayList<String>();
        ended(lease, steps, signed).ifPresent(lines::add);
        if (!lines.isEmpty() && lease.saidEndReason() == EndReason.TERMINATED) {
            words.of(number)
                    .filter(end -> !end.file().isEmpty())
                    .map(EndStory::who)
                    .ifPresent(lines::add);
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

    private Optional<String> ended(Lease lease, List<Step> steps, List<SignedPaper> signed) {
        var ended = pages.contractEndedAt(lease);
        var reason = lease.saidEndReason();
        if (ended == null || reason == null) {
            return Optional.empty();
        }
        var day = ended.minusNanos(1).toLocalDate().toString();
        var word = Words.of("end-reason", reason);
        var finding = steps.stream()
                .filter(EndStory::isAboutTheEnd)
                .map(Step::action)
                .reduce((earlier, later) -> later)
                .orElse("");
        if (finding.equals("END_FOUND_WITHOUT_EFFECT")) {
            return Optional.of(
                    day + "  曾按“" + word.zh()
                            + "”办理；此后认定解除不发生效力，合同没有因该通知终止。 It was closed as “" + word.en()
                            + "”; since then the end was found to have no effect, and the contract did not end by that notice.");
        }
        boolean open = finding.equals("LEGAL_HOLD_SET");
        var how = lastSinceItWentOn(steps, CAUSES)
                .flatMap(step -> step.action().equals(AGREED)
                        ? agreed(step, day, signed)
                        : words.of(lease.number())
                                .flatMap(notice -> noticed(lease.number(), notice))
                                .map(notice -> new Bilingual(
                                        word.zh() + "，" + notice.zh(), lowered(word.en()) + ", " + notice.en())))
                .orElse(new Bilingual(word.zh(), lowered(word.en())));
        return Optional.of(day + (open ? "  合同终止（解除是否有效待认定）：" : "  合同终止：") + how.zh() + " The contract ended"
                + (open ? ", if the end stands, which is still to be found: " : ": ") + how.en());
    }

    /** Empty where the contract did not end on the day that was agreed. */
    private static Optional<Bilingual> agreed(Step step, String day, List<SignedPaper> signed) {
        if (!said(step, "lastDay").equals(day)) {
            return Optional.empty();
        }
        var number = said(step, "reference");
        var paper = signed.stream()
                .filter(one -> one.isByBoth() && one.isOfAgreement(number))
                .findFirst();
        return Optional.of(new Bilingual(
                "双方协商解除（民法典第五百六十二条第一款），解除协议 " + number
                        + paper.map(one -> " 于 " + one.signedOn() + " 签订").orElse("") + "，约定最后一日 " + day
                        + paper.map(one -> "，文件 " + one.path()).orElse(""),
                "by agreement (Civil Code art. 562(1)), termination agreement " + number
                        + paper.map(one -> " of " + one.signedOn()).orElse("") + ", last day " + day
                        + paper.map(one -> ", file " + one.path()).orElse("")));
    }

    /** Whose notice it was, when it arrived, by which article, and which day it set; empty where none arrived. */
    private Optional<Bilingual> noticed(String number, EndWords.Ended ended) {
        var step = ended.step();
        var own = said(step, "noticeArrivedOn");
        var on = own.isEmpty() ? said(step, "arrivedOn") : own;
        if (on.isEmpty()) {
            return Optional.empty();
        }
        var letter = said(step, "reference");
        var lastDay = said(step, "lastDay");
        var proof = own.isEmpty() ? Optional.<String>empty() : proof(number, own);
        return Optional.of(new Bilingual(
                ended.party().zh() + "的解除通知" + (letter.isEmpty() ? "于 " : " " + letter + " 于 ") + on + " 到达（"
                        + ended.article().zh() + "）"
                        + (lastDay.isEmpty() ? "" : "，最后一日 " + lastDay)
                        + proof.map(path -> "，依据 " + path).orElse(""),
                "notice" + (letter.isEmpty() ? "" : " " + letter) + " of the "
                        + ended.party().en() + " arrived " + on
                        + " (Civil Code " + ended.article().en() + ")"
                        + (lastDay.isEmpty() ? "" : ", last day " + lastDay)
                        + proof.map(path -> ", on " + path).orElse("")));
    }

    /** Of the lessee's own notice. */
    private Optional<String> proof(String number, String on) {
        return attachments.of(number).stream()
                .filter(file -> file.kind() == AttachmentKind.NOTICE_PROOF && file.subject() == null)
                .filter(file -> on.equals(String.valueOf(file.effectiveOn())))
                .map(file -> "attachments/" + file.id())
                .findFirst();
    }

    private static String lowered(String en) {
        return en.substring(0, 1).toLowerCase(Locale.ROOT) + en.substring(1);
    }

    /** A notice that was given elsewhere; a letter of ours has a line of its own. */
    private static String who(EndWords.Ended ended) {
        var said = ended.words();
        return said.zh() + "，通知 attachments/" + ended.file() + "。 It was " + said.en() + ", notice attachments/"
                + ended.file() + ".";
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

    /** What was found on the end, unless the lease went on with that or something came up since. */
    private static boolean isAboutTheEnd(Step step) {
        return step.action().equals("LEGAL_HOLD_SET")
                ? step.detail().path("undecided").asBoolean()
                : FOUND.contains(step.action()) || step.action().startsWith("GOES_ON_");
    }

    private static Optional<Step> last(List<Step> steps, Set<String> actions) {
        return steps.stream().filter(step -> actions.contains(step.action())).reduce((earlier, later) -> later);
    }

    /** A notice that was found without effect ended nothing. */
    private static Optional<Step> lastSinceItWentOn(List<Step> steps, Set<String> actions) {
        return steps.stream()
                .filter(step -> actions.contains(step.action()) || step.action().startsWith("GOES_ON_"))
                .reduce((earlier, later) -> later)
                .filter(step -> actions.contains(step.action()));
    }

    private static String said(Step step, String member) {
        return step.detail().path(member).asText("");
    }
}
