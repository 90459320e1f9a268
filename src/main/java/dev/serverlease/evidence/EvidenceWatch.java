package dev.serverlease.evidence;

import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once a day checks that the record is intact, anchors it, and sends the root to outside addresses. Conclusions and
 * ends of leases are anchored within a minute, and each anchor is time-stamped.
 */
@Component
public class EvidenceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceWatch.class);

    private final Anchors anchors;
    private final AnchorStamps stamps;
    private final ChainCheck chains;
    private final Notices notices;
    private final List<String> mailTo;
    private final Clock clock;

    /** Of what is told once nobody can say beforehand that it has been told. */
    private final UUID run = UUID.randomUUID();

    EvidenceWatch(
            Anchors anchors,
            AnchorStamps stamps,
            ChainCheck chains,
            Notices notices,
            AnchorSettings settings,
            Clock clock) {
        this.anchors = anchors;
        this.stamps = stamps;
        this.chains = chains;
        this.notices = notices;
        this.mailTo = settings.mailTo();
        this.clock = clock;
    }

    /** Runs at each start and every hour; work already done today is not repeated. */
    @Scheduled(fixedDelayString = "PT1H")
    void watch() {
        var now = clock.instant();
        try {
            // before the day's anchor, which would cover what was altered; a result that is dated ahead is none
            if (chains.latest()
                    .map(ChainCheck.Result::at)
                    .filter(at ->
                            at.isAfter(now.minus(Duration.ofDays(1))) && at.isBefore(now.plus(Duration.ofHours(1))))
                    .isEmpty()) {
                check();
            }
        } catch (RuntimeException unchecked) {
            LOG.error("The record could not be checked", unchecked);
            tellUnchecked(now.atZone(clock.getZone()).toLocalDate());
        } finally {
            anchor();
        }
    }

    /** Who wants no check would see to it that it fails. */
    private void tellUnchecked(LocalDate day) {
        tell(Notice.once(
                "unchecked " + day + " " + run,
                NoticeKind.CHAIN_BROKEN,
                day + " 的存证检查未能完成，记录是否完好尚不知道。系统每小时再试一次；如数据库未曾中断，请保全数据库及日志现场，由系统管理员按日志查明原因。",
                "The check of the record failed on " + day
                        + ", so that nobody knows whether the record holds. It is tried again every hour; if the database was not"
                        + " away, preserve it and its logs, and have an administrator find the cause in the log."));
    }

    /** Nobody but the owner of the record can erase, and who orders it is not on record. */
    private void tellOfErasures() {
        for (var erasure : chains.erasures()) {
            tell(Notice.once(
                    "erased " + erasure.place() + " " + erasure.hash(),
                    NoticeKind.ENTRY_ERASED,
                    erasure.place() + "：第 " + erasure.erased() + " 条操作记录的内容已于"
                            + PageTime.zh(clock.getZone()).second(erasure.at())
                            + "由数据库所有者删除。请核对是否有依法删除的决定；没有的，请保全数据库及日志现场，并以此前导出的证据包核对。",
                    erasure.place() + ": the content of entry " + erasure.erased()
                            + " was erased by the owner of the database at "
                            + PageTime.en(clock.getZone()).second(erasure.at())
                            + ". Look for the decision that orders it; if there is none, preserve the database and its logs,"
                            + " and compare with bundles that were taken out before."));
        }
    }

    private void tell(Notice notice) {
        notices.tell(notice, Audience.group(Groups.ADMINISTRATORS), Audience.group(Groups.MANAGERS));
    }

    /** What must be anchored at once, and the time stamps that are due; at a start after the day's anchor. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void follow() {
        anchors.ofWhatHappened();
        stamps.askForThoseDue();
        stamps.pending().filter(AnchorStamps.Pending::isStalled).ifPresent(this::tell);
    }

    private void tell(AnchorStamps.Pending pending) {
        var words = pending.words();
        notices.tell(
                Notice.once(
                        "unstamped " + clock.instant().atZone(clock.getZone()).toLocalDate(),
                        NoticeKind.ANCHOR_UNSTAMPED,
                        words.zh(),
                        words.en()),
                Audience.group(Groups.ADMINISTRATORS),
                Audience.group(Groups.OPERATIONS),
                Audience.group(Groups.MANAGERS));
    }

    void anchor() {
        anchors.settle();
        anchors.ofToday();
        anchors.newestOfADay().ifPresent(this::send);
    }

    private void send(Anchor anchor) {
        var notice = Notice.once(
                "anchor " + anchor.number() + " " + anchor.root(),
                NoticeKind.ANCHORED,
                "存证锚定第 " + anchor.number() + " 号，"
                        + PageTime.zh(clock.getZone()).second(anchor.at()) + "：根哈希 " + anchor.root() + "，覆盖 "
                        + anchor.leaves() + " 条记录链，上一根哈希 " + anchor.previous() + "。请妥善保存本邮件：它可以证明此前的记录未被改动。",
                "Anchor " + anchor.number() + " of "
                        + PageTime.en(clock.getZone()).second(anchor.at()) + ": root " + anchor.root() + " over "
                        + anchor.leaves() + " chains, after " + anchor.previous()
                        + ". Keep this mail: it proves that what was recorded before it has not been altered.");
        mailTo.forEach(address -> notices.tell(notice, Audience.outside(address)));
    }

    void check() {
        var result = chains.look();
        tellOfErasures();
        if (result.broken().isEmpty()) {
            return;
        }
        LOG.error(
                "The record does not hold at {} place(s), first: {}",
                result.broken().size(),
                result.broken().get(0));
        var day = result.at().atZone(clock.getZone()).toLocalDate();
        tell(Notice.once(
                "chain " + day + " " + run,
                NoticeKind.CHAIN_BROKEN,
                "存证记录与其摘要不符，共 " + result.broken().size() + " 处，例如 "
                        + result.broken().get(0) + "。请保全数据库及日志现场，并与此前的存证锚定邮件比对；详见 /journal。",
                "The record does not fit its hashes at "
                        + result.broken().size()
                        + " place(s). Preserve the database and its logs, and compare with the anchor mails of"
                        + " before; see /journal."));
    }
}
