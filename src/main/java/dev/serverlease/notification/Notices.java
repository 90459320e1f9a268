package dev.serverlease.notification;

import dev.serverlease.process.Members;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells people: one row per audience and, if mail is configured, one mail per address, in one statement of the caller's
 * transaction. After a rollback nobody is told.
 */
@Repository
public class Notices {

    private final JdbcClient jdbc;
    private final Members members;
    private final boolean mail;
    private final Clock clock;

    Notices(JdbcClient jdbc, Members members, @Value("${spring.mail.host:}") String mailHost, Clock clock) {
        this.jdbc = jdbc;
        this.members = members;
        this.mail = !mailHost.isBlank();
        this.clock = clock;
    }

    /** Whether a mail server is set, so that people outside are told at all. */
    public boolean reachesOutside() {
        return mail;
    }

    public void tell(Notice notice, Audience... audiences) {
        for (var audience : audiences) {
            tell(notice, audience);
        }
    }

    /**
     * Tells somebody outside.
     *
     * @return the mail that carries it; null if no mail server is set, so that nobody is told
     */
    public @Nullable Long mail(Notice notice, String address) {
        if (!mail) {
            return null;
        }
        tell(notice, Audience.outside(address));
        return jdbc.sql("select max(m.id) from lease.mail m join lease.notice n on n.id = m.notice"
                        + " where n.lease_number = :number and n.kind = :kind and n.address = :address")
                .param("number", notice.leaseNumber())
                .param("kind", notice.kind().name())
                .param("address", address)
                .query(Long.class)
                .single();
    }

    /** Whether this audience has been told, of a notice that is told only once. */
    public boolean isTold(Notice notice, Audience audience) {
        return jdbc.sql("select exists (select from lease.notice where once = :once)")
                .param("once", once(notice, audience), Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    private void tell(Notice notice, Audience audience) {
        jdbc.sql("select lease.tell(:number, :kind, :person, :group, :address, :zh, :en, :once, :now, :recipients)")
                .param("number", notice.leaseNumber(), Types.VARCHAR)
                .param("kind", notice.kind().name())
                .param("person", audience.person(), Types.VARCHAR)
                .param("group", audience.group(), Types.VARCHAR)
                .param("address", audience.address(), Types.VARCHAR)
                .param("zh", notice.zh())
                .param("en", notice.en())
                .param("once", once(notice, audience), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .param("recipients", recipients(notice, audience).toArray(new String[0]))
                .query()
                .singleRow();
    }

    private List<String> recipients(Notice notice, Audience audience) {
        if (!mail || !notice.kind().isMailed()) {
            return List.of();
        }
        if (audience.address() != null) {
            return List.of(audience.address());
        }
        return audience.group() != null
                ? members.addressesOf(audience.group())
                : members.addressOf(String.valueOf(audience.person()));
    }

    static @Nullable String once(Notice notice, Audience audience) {
        if (notice.once() == null) {
            return null;
        }
        var whom = audience.group() != null ? audience.group() : audience.person();
        return notice.once() + " " + (whom != null ? whom : audience.address());
    }
}
