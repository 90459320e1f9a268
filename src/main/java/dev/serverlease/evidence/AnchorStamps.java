package dev.serverlease.evidence;

import dev.serverlease.signature.SigningUnavailable;
import dev.serverlease.signature.TimeStamps;
import dev.serverlease.words.Word;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The time-stamp tokens (RFC 3161) of the anchors, each over the root itself: by them somebody outside says that the
 * record stood so at that time. They come after the anchor, and nothing waits for them.
 */
@Repository
public class AnchorStamps {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorStamps.class);

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** After so many attempts, a quarter of an hour apart by then, it is a matter for people. */
    private static final int ATTEMPTS = 5;

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;
    private final TimeStamps service;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AnchorStamps(JdbcClient jdbc, TimeStamps service, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.service = service;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Wanted(int anchor, int attempts, byte[] root) {}

    /**
     * What stands in the way.
     *
     * @param anchors how many wait for their token
     * @param attempts how often the service was asked for the one that was asked for most
     * @param why the service's last answer to that; null before the first attempt
     */
    public record Pending(
            long anchors, int attempts, @Nullable String why) {

        /** Whether somebody has to see to it: the attempts are used up. */
        public boolean isStalled() {
            return attempts >= ATTEMPTS;
        }

        /** What stands still, and what is to be done about it. */
        public Word words() {
            return new Word(
                    anchors + " 个存证锚定没有时间戳，最多的已请求 " + attempts + " 次：" + why
                            + " 请检查时间戳服务（server-lease.time-stamp.url）能否访问、其证书是否在信任清单（server-lease.trust.anchors）之下，"
                            + "必要时更换服务；系统每小时再试一次，恢复后自动补加全部，无须另行操作。租赁办理不受影响；在此之前，这些锚定的时间只有系统自己的记载。",
                    anchors + " anchors have no time stamp yet, though it was asked for up to " + attempts
                            + " times: " + why
                            + " Check the time-stamp service (server-lease.time-stamp.url): whether it can be"
                            + " reached, and whether its certificate is under server-lease.trust.anchors; else set another."
                            + " The product asks every hour, and makes up for all of them once it answers. No lease waits"
                            + " for it; until then nobody outside proves when these anchors were made.");
        }
    }

    /** Asks for the tokens that are due; after the first failure no more, for the service is the same. */
    public void askForThoseDue() {
        boolean more = service.isConfigured();
        while (more) {
            more = Boolean.TRUE.equals(
                    transaction.execute(status -> next().filter(this::ask).isPresent()));
        }
    }

    /** Held until the transaction ends; another node takes another. */
    private Optional<Wanted> next() {
        return jdbc.sql("select w.anchor, w.attempts, a.root from lease.anchor_stamp_wanted w"
                        + " join lease.anchor a on a.number = w.anchor where w.next_attempt_at <= :now"
                        + " order by w.anchor limit 1 for update of w skip locked")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, index) -> new Wanted(row.getInt("anchor"), row.getInt("attempts"), row.getBytes("root")))
                .optional();
    }

    /** @return whether a token came */
    private boolean ask(Wanted wanted) {
        try {
            var token = service.stamp(wanted.root());
            jdbc.sql("select lease.stamp_anchor(:anchor, :token)")
                    .param("anchor", wanted.anchor())
                    .param("token", token)
                    .query()
                    .singleRow();
            askForTheOthersAgain();
            return true;
        } catch (SigningUnavailable unavailable) {
            LOG.warn("Anchor {} has no time stamp yet: {}", wanted.anchor(), unavailable.getMessage());
            failed(wanted, String.valueOf(unavailable.getMessage()));
            return false;
        }
    }

    /** The service is back: what waits for its next attempt waits no longer. */
    private void askForTheOthersAgain() {
        jdbc.sql("update lease.anchor_stamp_wanted set next_attempt_at = :now"
                        + " where anchor in (select anchor from lease.anchor_stamp_wanted where attempts > 0"
                        + " and next_attempt_at > :now for update skip locked)")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void failed(Wanted wanted, String why) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(wanted.attempts(), 10));
        jdbc.sql(
                        "update lease.anchor_stamp_wanted set attempts = attempts + 1, next_attempt_at = :again, last_error = :why"
                                + " where anchor = :anchor")
                .param(
                        "again",
                        Timestamp.from(clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)))
                .param("why", why.substring(0, Math.min(LONGEST_ERROR, why.length())))
                .param("anchor", wanted.anchor())
                .update();
    }

    /** Empty if every anchor has its token. */
    public Optional<Pending> pending() {
        return jdbc.sql("select count(*) over () as anchors, attempts, last_error from lease.anchor_stamp_wanted"
                        + " order by attempts desc, anchor limit 1")
                .query((row, index) ->
                        new Pending(row.getLong("anchors"), row.getInt("attempts"), row.getString("last_error")))
                .optional();
    }

    /**
     * The tokens of the anchors that were the first to cover an entry of this lease, by the anchor's number. What is no
     * token over its root is the matter of the check, and proves nothing of any lease.
     */
    public Map<Integer, byte[]> of(String leaseNumber) {
        var tokens = new TreeMap<Integer, byte[]>();
        jdbc.sql(
                        "select a.number, a.root, s.token from lease.anchor_stamp s join lease.anchor a on a.number = s.anchor"
                                + " join lease.anchor_head h on h.anchor = s.anchor where h.lease_number = :number and h.seq > 0")
                .param("number", leaseNumber)
                .query(row -> {
                    if (TimeStamps.isOver(row.getBytes("token"), row.getBytes("root"))) {
                        tokens.put(row.getInt("number"), row.getBytes("token"));
                    }
                });
        return tokens;
    }
}
