package io.ponder.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** How long a fit takes. */
class FitSpeedTest {
  /** In at most 5 seconds on two cores: 10 of processor time, whatever else the machine does. */
  @Test
  void aThousandPointsWithAThousandBootstraps() {
    double[] x = new double[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1 + i * 1.023;
    }
    FitOptions options = new FitOptions(Quantity.ACCURACY, Loss.WEIGHTED, 0.95, 1000, 1, 2);
    long before = processorTime();
    CurveFits fits =
        CurveFitter.fit(Truths.drawn("beta", Quantity.ACCURACY, x, 0), Families.ALL, options, null);
    double seconds = (processorTime() - before) / 1e9;
    System.out.printf(
        "9 families, 1,000 points, 1,000 bootstraps: %.1f s of processor time%n", seconds);
    assertThat(fits.fits()).hasSize(9).allMatch(fit -> fit.samples().size() == 1000);
    assertThat(seconds).isLessThan(10);
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
