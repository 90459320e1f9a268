package dev.serverlease.bench.product;

import dev.serverlease.bench.Postgres;
import dev.serverlease.bench.Side;
import dev.serverlease.testing.server.Applications;
import dev.serverlease.testing.server.ProductSteps;
import dev.serverlease.testing.server.Server;
import dev.serverlease.testing.server.Waiting;

/** The product, in the demo profile for its users and lessor, over a database of the bench's own. */
public final class Product extends Side {

    private final Server server;

    public Product(String name, Postgres postgres, Server server) {
        super(name, postgres);
        this.server = server;
    }

    @Override
    protected Server server() {
        return server;
    }

    /** Puts the identity of all lessees on record, each for a lease that is then withdrawn. */
    @Override
    public void prepare() {
        var steps = steps();
        for (var lessee : Applications.lessees()) {
            var number = steps.apply(Applications.of(lessee));
            steps.verify(number);
            steps.withdraw(number);
        }
    }

    @Override
    public Walk walk() {
        var steps = steps();
        return () -> leaseAt(Stop.IN_FORCE, steps);
    }

    @Override
    public String leaseAt(Stop stop) {
        return leaseAt(stop, steps());
    }

    private static String leaseAt(Stop stop, ProductSteps steps) {
        var number = steps.apply(Applications.next());
        if (stop != Stop.REVIEW) {
            steps.approve(number);
            steps.signForLessee(number);
        }
        if (stop == Stop.IN_FORCE) {
            steps.seal(number);
            steps.inForce(number);
        }
        return number;
    }

    @Override
    protected String keyOfCopy() {
        return "'SL-2026-' || lpad(n::text, 6, '0')";
    }

    /** The application alone, whose answer carries the findings. */
    public Walk applications() {
        var steps = steps();
        return () -> steps.apply(Applications.next());
    }

    private ProductSteps steps() {
        return new ProductSteps(server.client(), new Waiting(postgres().connection()));
    }
}
