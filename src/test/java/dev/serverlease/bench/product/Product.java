package dev.serverlease.bench.product;

import dev.serverlease.bench.Postgres;
import dev.serverlease.bench.Server;
import dev.serverlease.bench.Side;

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
        return () -> {
            var number = steps.apply(Applications.next());
            steps.approve(number);
            steps.signForLessee(number);
            steps.seal(number);
            steps.inForce(number);
        };
    }

    private ProductSteps steps() {
        return new ProductSteps(server.client(), postgres());
    }
}
