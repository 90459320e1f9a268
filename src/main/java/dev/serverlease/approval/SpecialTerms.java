package dev.serverlease.approval;

import dev.serverlease.approval.SpecialTerm.Check;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 特别约定: what sales and officers add to the contract of a lease. */
@Repository
public class SpecialTerms {

    private final JdbcClient jdbc;
    private final ApplicationTrees trees;

    SpecialTerms(JdbcClient jdbc, ApplicationTrees trees) {
        this.jdbc = jdbc;
        this.trees = trees;
    }

    /** The officer's, of the newest approval of the lease's round, in the order in which they were written. */
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

    /** All of the lease's, as the second officer of its newest approval read them; empty if nobody did. */
    public List<SpecialTerm> readBySecond(Lease lease) {
        return jdbc.sql("""
                        select content, checked from lease.special_term where lease_number = :number and decision = (
                          select max(position) from lease.decision
                          where lease_number = :number and round = :round) and checked <> 'CONFIRMED'
                        order by position""")
                .param("number", lease.number())
                .param("round", lease.round())
                .query((row, index) -> term(row))
                .list();
    }

    /** All of the lease's, sales' first, as they were written. */
    public List<SpecialTerm> written(Lease lease) {
        return Stream.concat(applied(lease).stream(), of(lease).stream()).toList();
    }

    /** Sales'. */
    public List<SpecialTerm> applied(Lease lease) {
        return SpecialTerm.applied(trees.of(lease.application()));
    }

    /**
     * What the contract prints: the terms as the second officer read them. Where nobody did, as in approvals that were
     * made before a second officer had to, each counts as a burden.
     */
    public List<SpecialTerm> toPrint(Lease lease) {
        var read = readBySecond(lease);
        return read.isEmpty() ? written(lease) : read;
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
