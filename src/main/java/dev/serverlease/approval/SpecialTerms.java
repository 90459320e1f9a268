package dev.serverlease.approval;

import dev.serverlease.approval.SpecialTerm.Check;
import dev.serverlease.lease.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    public List<SpecialTerm> of(Lease lease) {
        return jdbc.sql("""
                        select content, checked from lease.special_term where lease_number = :number and decision = (
                          select max(position) from lease.decision
                          where lease_number = :number and round = :round and task = 'legal-review')
                        order by position""")
                .param("number", lease.number())
                .param("round", lease.round())
                .query((row, index) -> term(row))
                .list();
    }

    /** All that were ever written, by the number of the decision that they belong to, counted from 1. */
    public Map<Integer, List<SpecialTerm>> all(String leaseNumber) {
        var byDecision = new TreeMap<Integer, List<SpecialTerm>>();
        jdbc.sql("select decision, content, checked from lease.special_term where lease_number = :number"
                        + " order by decision, position")
                .param("number", leaseNumber)
                .query(row -> {
                    byDecision
                            .computeIfAbsent(row.getInt("decision"), none -> new ArrayList<>())
                            .add(term(row));
                });
        return byDecision;
    }

    private static SpecialTerm term(ResultSet row) throws SQLException {
        return new SpecialTerm(row.getString("content"), Check.valueOf(row.getString("checked")));
    }
}
