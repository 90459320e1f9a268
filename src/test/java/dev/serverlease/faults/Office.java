package dev.serverlease.faults;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.serverlease.testing.server.Applications;
import dev.serverlease.testing.server.ProductSteps;
import dev.serverlease.testing.server.Server;
import dev.serverlease.testing.server.Waiting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who drive leases through the nodes' doors, one after the other, and remember what they were told is done. */
final class Office implements AutoCloseable {

    /** What a door acknowledged, in the order of a lease. */
    enum Act {
        APPLIED,
        APPROVED,
        SIGNED,
        SEALED,
        IN_FORCE
    }

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final List<String> LESSEES = Applications.lessees().subList(0, 4);

    private final List<Server> nodes;
    private final HikariDataSource database = new HikariDataSource();
    private final Surprises surprises = new Surprises();
    private final Map<String, Set<Act>> acknowledged = new ConcurrentHashMap<>();
    private final ExecutorService people = Executors.newCachedThreadPool();
    private volatile boolean open = true;

    /** @param url of the database, on which they see that a job has brought what they wait for */
    Office(List<Server> nodes, String url) {
        this.nodes = nodes;
        database.setJdbcUrl(url);
        database.setUsername("postgres");
        database.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    }

    /** Puts the lessees' identity on record, each for a lease that is then withdrawn. */
    void prepare() {
        var steps = steps(0);
        for (var lessee : LESSEES) {
            var number = steps.apply(Applications.of(lessee));
            steps.verify(number);
            steps.withdraw(number);
        }
    }

    /** The steps of somebody who asks this node first. */
    ProductSteps steps(int node) {
        return new ProductSteps(new PatientClient(nodes, node, surprises), new Waiting(JdbcClient.create(database)));
    }

    /** So many drive leases from now on, by turns at one node and another. */
    void work(int many) {
        for (int n = 0; n < many; n++) {
            var steps = steps(n % nodes.size());
            var lessee = LESSEES.get(n % LESSEES.size());
            people.submit(() -> {
                while (open) {
                    life(steps, lessee);
                }
            });
        }
    }

    private void life(ProductSteps steps, String lessee) {
        var number = "no number";
        try {
            number = apply(steps, lessee);
            through(steps, number);
        } catch (RuntimeException e) {
            surprises.add(number + ": " + e.getMessage());
            // a fault must not be met a thousand times
            Waiting.pause(Duration.ofSeconds(1));
        }
    }

    /** @return the number of a lease that waits for the legal review */
    String apply(ProductSteps steps, String lessee) {
        var number = steps.apply(Applications.of(lessee));
        done(number, Act.APPLIED);
        return number;
    }

    String apply() {
        return apply(steps(0), LESSEES.get(0));
    }

    /** From the legal review until it is in force. */
    void through(ProductSteps steps, String number) {
        steps.approve(number);
        done(number, Act.APPROVED);
        steps.signForLessee(number);
        done(number, Act.SIGNED);
        steps.seal(number);
        done(number, Act.SEALED);
        steps.inForce(number);
        done(number, Act.IN_FORCE);
    }

    private void done(String number, Act act) {
        acknowledged
                .computeIfAbsent(number, one -> ConcurrentHashMap.newKeySet())
                .add(act);
    }

    /** Waits until so many more leases than now have come so far. */
    void awaitMore(int leases, Act act) {
        long before = many(act);
        await(leases + " more " + act).atMost(PATIENCE).until(() -> many(act) >= before + leases);
    }

    long many(Act act) {
        return acknowledged.values().stream().filter(acts -> acts.contains(act)).count();
    }

    /** As it is now. */
    Map<String, Set<Act>> acknowledged() {
        return acknowledged.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> EnumSet.copyOf(one.getValue())));
    }

    List<String> surprises() {
        return surprises.all();
    }

    /** Everybody ends the lease at hand, and takes up no other. */
    void stop() {
        open = false;
        people.shutdown();
        try {
            if (!people.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("somebody is still at a lease");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        open = false;
        people.shutdownNow();
        database.close();
    }
}
