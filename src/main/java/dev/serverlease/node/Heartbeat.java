package dev.serverlease.node;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.database.Outage;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows that this node lives, under the name by which it locks jobs, and gives back the jobs of nodes that do not. It
 * has a thread and a connection of its own: a node whose pool is used up is slow, not gone. The engine, whose plug-in
 * it is, ends before it.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class Heartbeat extends AbstractProcessEnginePlugin implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final Duration EVERY = Duration.ofSeconds(2);

    /** No two lives of a node have the same one: process and host, and what tells containers apart. */
    private final String name = ManagementFactory.getRuntimeMXBean().getName() + " "
            + UUID.randomUUID().toString().substring(0, 8);

    private final HikariDataSource pool;
    private final HikariDataSource database;
    private final Nodes nodes;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable ProcessEngineConfigurationImpl engine;

    private boolean started;
    private boolean silent;
    private boolean readOnly;
    private long lastBeat;

    /** Since when all that live could be heard: after an outage the others speak first, then they are judged. */
    private long heardSince;

    Heartbeat(DataSource pool) throws SQLException {
        this.pool = pool.unwrap(HikariDataSource.class);
        this.database = oneConnection(this.pool);
        this.nodes = new Nodes(JdbcClient.create(database));
    }

    /** To the same server, opened at the first beat; it gives up before this node would seem gone. */
    private static HikariDataSource oneConnection(HikariDataSource pool) {
        var one = new HikariDataSource();
        one.setPoolName("heartbeat");
        one.setJdbcUrl(pool.getJdbcUrl());
        one.setUsername(pool.getUsername());
        one.setPassword(pool.getPassword());
        one.setDataSourceProperties(pool.getDataSourceProperties());
        one.addDataSourceProperty("socketTimeout", String.valueOf(EVERY.toSeconds()));
        one.setConnectionTimeout(EVERY.toMillis());
        one.setMaximumPoolSize(1);
        return one;
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl built) {
        engine = built;
        built.getJobExecutor().setLockOwner(name);
    }

    /** Runs before the job executor starts. */
    @Override
    public void afterSingletonsInstantiated() {
        started = true;
        lastBeat = System.nanoTime();
        heardSince = lastBeat - Nodes.GONE_AFTER.toNanos();
        heart.scheduleWithFixedDelay(this::beat, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            nodes.beat(name);
            long now = System.nanoTime();
            if (readOnly) {
                // a session keeps the setting under which it was opened, also once writes are allowed again
                evict(pool);
                readOnly = false;
            }
            if (silent || now - lastBeat > Nodes.GONE_AFTER.toNanos()) {
                LOG.info("This node, {}, shows again that it lives", name);
                heardSince = now;
                silent = false;
                lookForJobs();
            }
            lastBeat = now;
            if (now - heardSince >= Nodes.GONE_AFTER.toNanos()) {
                takeOver();
            }
        } catch (RuntimeException e) {
            if (Outage.READ_ONLY.is(e)) {
                evict(database);
                readOnly = true;
            }
            if (!silent) {
                silent = true;
                LOG.warn("This node, {}, cannot show that it lives: {}", name, e.getMessage());
            }
        }
    }

    private static void evict(HikariDataSource connections) {
        var opened = connections.getHikariPoolMXBean();
        if (opened != null) {
            opened.softEvictConnections();
        }
    }

    private void takeOver() {
        var gone = nodes.giveBackJobsOfGone();
        if (!gone.isEmpty()) {
            LOG.warn("Nodes are gone, their jobs go on here: {}", gone);
            // also jobs that a gone node had just made and nobody else looks for yet
            lookForJobs();
        }
    }

    /** At once: after failures, or with nothing to do, the executor waits up to a minute before its next look. */
    private void lookForJobs() {
        if (engine != null) {
            engine.getJobExecutor().jobWasAdded();
        }
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        if (started) {
            try {
                nodes.leave(name);
            } catch (RuntimeException e) {
                LOG.warn("The jobs of this node, {}, are given back by the others: {}", name, e.getMessage());
            }
        }
        database.close();
    }
}
