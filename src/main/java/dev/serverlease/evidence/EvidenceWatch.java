package dev.serverlease.evidence;

import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Word;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private static final Duration DAY = Duration.ofDays(1);

    private final Anchors anchors;
    private final AnchorStamps stamps;
    private final ChainCheck chains;
    private final Notices notices;
    private final List<String> mailTo;
    private final Clock clock;
    private final Instant started;

    /** By this node. What the database has of checks may have been written by whoever wants none. */
    private @Nullable Instant checkedAt;

    /** The newest anchor that this node sent; after a start the newest is sent once more. */
    private int mailed;

    /** What else was told last, and of which day. */
    private final Map<String, LocalDate> toldOf = new HashMap<>();

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
        this.started = clock.instant();
    }

    /** Runs at each start and every hour; work already done today is not repeated. */
    @Scheduled(fixedDelayString = "PT1H")
    void watch() {
        var now = clock.instant();
        try {
            // before the day's anchor, which would cover what was altered
            if (isCheckDue(now)) {
                check();
                checkedAt = now;
            }
        } catch (RuntimeException unchecked) {
            LOG.error("The record could not be checked", unchecked);
            tellUnchecked();
        } finally {
            anchorInTime(now);
        }
    }

    /**
     * A node goes by its own checks; only in its first day by what others left. A result that is dated ahead is none.
     */
    private boolean isCheckDue(Instant now) {
        var dayBefore = now.minus(DAY);
        var last = checkedAt != null
                ? Optional.of(checkedAt)
                : chains.latest().map(ChainCheck.Result::at).filter(at -> started.isAfter(dayBefore));
        return last.filter(at -> at.isAfter(dayBefore) && at.isBefore(now.plus(Duration.ofHours(1))))
                .isEmpty();
    }

    /** Whoever wants no anchor would see to it that none can be made. */
    private void anchorInTime(Instant now) {
        try {
            anchor();
        } catch (RuntimeException unanchored) {
            LOG.error("The record could not be anchored", unanchored);
        }
        // another node may be making it while this one starts
        var since = anchors.newestOfADay()
                .map(Anchor::at)
                .filter(at -> at.isAfter(started))
                .orElse(started);
        if (!since.isAfter(now.minus(EvidenceState.LATEST))) {
            tellOnceADay(
                    "unanchored",
                    new Word(
                            "已超过一天没有当日的存证锚定，此后的记录尚无外部可核对的根哈希。系统每小时再试一次；请由系统管理员按日志查明原因（有会话占用锁的，结束该会话），并保全数据库及日志现场。",
                            "No anchor of a day was made for more than a day, so that nothing that others hold covers what was"
                                    + " recorded since. It is tried again every hour; have an administrator find the cause in the log"
                                    + " (end the session that keeps a lock, if one does), and preserve the database and its logs."));
        }
    }

    /** Who wants no check would see to it that it fails. */
    private void tellUnchecked() {
        var day = LocalDate.now(clock);
        tellOnceADay(
                "unchecked",
                new Word(
                        day + " 的存证检查未能完成，记录是否完好尚不知道。系统每小时再试一次；如数据库未曾中断，请保全数据库及日志现场，由系统管理员按日志查明原因。",
                        "The check of the record failed on " + day
                                + ", so that nobody knows whether the record holds. It is tried again every hour; if the database was"
                                + " not away, preserve it and its logs, and have an administrator find the cause in the log."));
    }

    /** Remembered here: what the database has of it may be there to keep it from being told. */
    private void tellOnceADay(String what, Word words) {
        var day = LocalDate.now(clock);
        if (!day.equals(toldOf.get(what))) {
            tell(alarm(what + " " + day, NoticeKind.CHAIN_BROKEN, words.zh(), words.en()));
            toldOf.put(what, day);
        }
    }

    private static Notice alarm(String what, NoticeKind kind, String zh, String en) {
        return Notice.once(unforeseen(what), kind, zh, en);
    }

    /** A name that nobody can know beforehand, and have it told already. */
    private static String unforeseen(String what) {
        return what + " " + UUID.randomUUID();
    }

    /**
     * Nobody but the owner of the record can erase, and who orders it is not on record. Those of the last days are told
     * at each check, whatever the database says of what was told; older ones once.
     */
    private void tellOfErasures() {
        var recent = clock.instant().minus(DAY.multipliedBy(2));
        for (var erasure : chains.erasures()) {
            var name = "erased " + erasure.place() + " " + erasure.hash();
            tell(Notice.once(
                    erasure.at().isAfter(recent) ? unforeseen(name) : name,
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
        anchors.newestOfADay().filter(anchor -> anchor.number() != mailed).ifPresent(this::send);
    }

    private void send(Anchor anchor) {
        var notice = alarm(
                "anchor " + anchor.number(),
                NoticeKind.ANCHORED,
                "存证锚定第 " + anchor.number() + " 号，"
                        + PageTime.zh(clock.getZone()).second(anchor.at()) + "：根哈希 " + anchor.root() + "，覆盖 "
                        + anchor.leaves() + " 条记录链，上一根哈希 " + anchor.previous()
                        + "。请妥善保存本邮件：它可以证明此前的记录未被改动。此邮件每天都有，超过一天没有收到的，请向出租方查询。",
                "Anchor " + anchor.number() + " of "
                        + PageTime.en(clock.getZone()).second(anchor.at()) + ": root " + anchor.root() + " over "
                        + anchor.leaves() + " chains, after " + anchor.previous()
                        + ". Keep this mail: it proves that what was recorded before it has not been altered. Such a"
                        + " mail comes every day: where none came for more than a day, ask the lessor.");
        mailTo.forEach(address -> notices.tell(notice, Audience.outside(address)));
        mailed = anchor.number();
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
        tell(alarm(
                "chain " + day,
                NoticeKind.CHAIN_BROKEN,
                "存证记录与其摘要不符，共 " + result.broken().size() + " 处，例如 "
                        + result.broken().get(0) + "。请保全数据库及日志现场，并与此前的存证锚定邮件比对；详见 /journal。",
                "The record does not fit its hashes at "
                        + result.broken().size()
                        + " place(s). Preserve the database and its logs, and compare with the anchor mails of"
                        + " before; see /journal."));
    }
}
