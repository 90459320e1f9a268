package dev.serverlease.evidence.bundle;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.legalnotice.LegalNoticeList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of each letter, and which letter a proof is of. */
@Repository
class Letters {

    private final LegalNoticeList letters;
    private final JdbcClient jdbc;

    Letters(LegalNoticeList letters, JdbcClient jdbc) {
        this.letters = letters;
        this.jdbc = jdbc;
    }

    /**
     * A file of a letter, for the manifest.
     *
     * @param letter its number
     * @param is UNSEALED or SEALED, of the letter itself, or PROOF that it was sent or arrived
     * @param state how far the letter came: PREPARED, SEALED, POSTED … or ARRIVED
     */
    record LetterFile(String path, String letter, String is, String state) {}

    /**
     * Something that became of a letter.
     *
     * @param day on which it was recorded or, of a posting, done, in China
     * @param said where it went, or what the mail server, the post or the officer said; empty if nothing. It can name
     *     people.
     */
    record Event(String letter, String kind, String day, String said) {

        Bilingual words(boolean whole) {
            var more = whole && !said.isEmpty() ? said : "";
            return new Bilingual(
                    day + " " + verb().zh() + (more.isEmpty() ? "" : "（" + more + "）"),
                    verb().en() + " " + day + (more.isEmpty() ? "" : " (" + more + ")"));
        }

        private Bilingual verb() {
            return switch (kind) {
                case "SEALED" -> new Bilingual("用印", "sealed");
                case "DISPATCHED" -> new Bilingual("以邮件发送", "sent by mail");
                case "HANDED_OVER" -> new Bilingual("邮件服务器已接收", "taken by the mail server");
                case "REFUSED" -> new Bilingual("邮件未能交付", "not taken by the mail server");
                case "POSTED" -> new Bilingual("寄出或者当面送达", "posted or handed over");
                case "MAIL_RETURNED" -> new Bilingual("登记邮件退回", "mail came back, recorded");
                case "POST_RETURNED" -> new Bilingual("登记邮寄件退回", "post came back, recorded");
                default -> throw new IllegalStateException("No words for " + kind);
            };
        }
    }

    /** The caller reads in one snapshot. */
    LetterStory of(String lease) {
        return new LetterStory(letters.of(lease), events(lease));
    }

    /** The oldest first. */
    private List<Event> events(String lease) {
        return jdbc.sql("""
                        select n.number as letter, e.kind,
                          coalesce(e.posted_on, (coalesce(e.mail_at, e.at) at time zone 'Asia/Shanghai')::date)::text as day,
                          regexp_replace(coalesce(e.reason, case when e.kind = 'DISPATCHED' then e.address end, ''), '\\s+', ' ', 'g') as said
                        from lease.legal_notice_event e
                        join lease.legal_notice n on n.lease_number = e.lease_number and n.position = e.notice
                        where e.lease_number = :lease order by e.position""").param("lease", lease).query(Event.class).list();
    }
}
