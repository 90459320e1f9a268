package dev.serverlease.notification;

import dev.serverlease.words.OneLanguage;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A mail that waits to be sent.
 *
 * @param outside whether its reader has no account here
 * @param lang {@code zh} or {@code en}, which its reader has chosen on a page of ours; null if none was
 */
record WaitingMail(
        long id,
        String recipient,
        int attempts,
        NoticeKind kind,
        @Nullable String leaseNumber,
        @Nullable String applicant,
        boolean outside,
        @Nullable String lang,
        String zh,
        String en) {

    /** In the language that the reader has chosen on a page of ours; in both if none was, and outside. */
    String text() {
        return lang == null ? zh + "\n\n" + en : lang.equals("zh") ? zh : en;
    }

    String name() {
        return lang == null ? kind.label() : new OneLanguage(lang.equals("zh")).part(kind.label());
    }

    static WaitingMail of(ResultSet row, int index) throws SQLException {
        return new WaitingMail(
                row.getLong("id"),
                row.getString("recipient"),
                row.getInt("attempts"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("lease_number"),
                row.getString("applicant"),
                row.getString("address") != null,
                row.getString("lang"),
                row.getString("text_zh"),
                row.getString("text_en"));
    }
}
