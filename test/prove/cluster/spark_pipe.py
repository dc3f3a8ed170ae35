"""Lines through `nmt translate` as Spark's pipe: spark_pipe.py COMMAND INPUT OUTPUT PARTITIONS

Partitions are stretches of the input and `collect` keeps their order, so the output has the input's lines in order.
"""

import sys

from pyspark import SparkConf, SparkContext

command, source, target, partitions = sys.argv[1:5]
conf = SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("nmt").set("spark.ui.enabled", "false")
conf = conf.set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1")
spark = SparkContext(conf=conf)
spark.setLogLevel("OFF")
with open(source, encoding="utf-8", newline="\n") as file:
    lines = file.read().removesuffix("\n").split("\n")
# Without checkCode a part that fails is silently missing.
translated = spark.parallelize(lines, int(partitions)).pipe(command, checkCode=True).collect()
with open(target, "w", encoding="utf-8", newline="\n") as file:
    file.writelines(line + "\n" for line in translated)
print(f"Spark {spark.version}")
spark.stop()
