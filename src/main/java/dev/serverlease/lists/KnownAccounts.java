package dev.serverlease.lists;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whose leases and whose tasks there are, in the order of the names: what the form offers, to those who see all leases.
 * Each is found from the one before it along an index, however many leases and tasks they have.
 */
@Repository
class KnownAccounts {

    private final JdbcClient jdbc;

    KnownAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who has leases. */
    List<String> applicants() {
        return names("applicant", "lease.lease");
    }

    /** Who has claimed tasks. */
    List<String> officers() {
        return names("assignee_", "act_ru_task");
    }

    private List<String> names(String column, String table) {
        return jdbc.sql("with recursive a(name) as ((select min(" + column + ") from " + table + ") union all"
                        + " select (select min(l." + column + ") from " + table + " l where l." + column + " > a.name)"
                        + " from a where a.name is not null) select name from a where name is not null order by name")
                .query(String.class)
                .list();
    }
}
