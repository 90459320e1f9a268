package dev.serverlease.approval;

import dev.serverlease.lease.Lease;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 特别约定: what officers added to the contract of a lease at its review. */
@Repository
public class SpecialTerms {

    private final JdbcClient jdbc;

    SpecialTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the newest approval of the lease's round, in the order in which they were written. */
    public List<String> of(Lease lease) {
        return jdbc.sql("""
                        select content from lease.special_term where lease_number = :number and decision = (
                          select max(position) from lease.decision
                          where lease_number = :number and round = :round and task = 'legal-review')
                        order by position""")
                .param("number", lease.number())
                .param("round", lease.round())
                .query(String.class)
                .list();
    }
}
