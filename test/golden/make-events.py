#!/usr/bin/env python3
"""Writes events.json: records of an event file as TensorBoard's own writer and messages make them, in hexadecimal.

    python test/golden/make-events.py       (pip: tensorboard)
"""
import io, json, os, sys
import tensorboard
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2, types_pb2
from tensorboard.summary.writer.record_writer import RecordWriter


class Kept(io.BytesIO):
    def close(self): pass


def framed(event):
    kept = Kept()
    RecordWriter(kept).write(event.SerializeToString())
    return kept.getvalue().hex()


def text(tag, value):
    shape = tensor_shape_pb2.TensorShapeProto(dim=[tensor_shape_pb2.TensorShapeProto.Dim(size=1)])
    tensor = tensor_pb2.TensorProto(dtype=types_pb2.DT_STRING, tensor_shape=shape, string_val=[value.encode()])
    plugin = summary_pb2.SummaryMetadata.PluginData(plugin_name='text')
    return summary_pb2.Summary.Value(tag=tag, tensor=tensor, metadata=summary_pb2.SummaryMetadata(plugin_data=plugin))


VALUES = [{'tag': 'validation/devBleu', 'value': 31.25}, {'tag': 'step/loss', 'value': -0.1}, {'tag': 'samples/1.hypothesis', 'value': '배가 고파요.'},
          {'tag': 'validation/best', 'value': 1}, {'tag': 'empty', 'value': ''}, {'tag': 'zero', 'value': 0}]
summary = summary_pb2.Summary(value=[
    text(one['tag'], one['value']) if isinstance(one['value'], str) else summary_pb2.Summary.Value(tag=one['tag'], simple_value=one['value'])
    for one in VALUES])
golden = {
    'madeBy': {'script': 'test/golden/make-events.py', 'tensorboard': tensorboard.__version__, 'python': sys.version.split()[0]},
    'opening': {'time': 1764169200.5, 'bytes': framed(event_pb2.Event(wall_time=1764169200.5, file_version='brain.Event:2'))},
    'summary': {'time': 1764169201.25, 'step': 5000000000, 'values': VALUES,
                'bytes': framed(event_pb2.Event(wall_time=1764169201.25, step=5000000000, summary=summary))},
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'events.json'), 'w', encoding='utf8') as file:
    json.dump(golden, file, ensure_ascii=False)
    file.write('\n')
