"""Saves an array of every kind that numpy has into a folder, and prints its name and the text of its type."""
import sys, pathlib
import numpy as np

folder = pathlib.Path(sys.argv[1])
arrays = {}
for code in ['?', 'i1', 'u1', '<i2', '>i2', '<u2', '<i4', '>i4', '<u4', '<i8', '>i8', '<u8', '<f2', '>f2', '<f4', '>f4',
             '<f8', '>f8', '<c8', '>c8', '<c16', '>c16']:
    name = code.replace('<', 'l').replace('>', 'b').replace('?', 'bool')
    base = np.arange(24).reshape(2, 3, 4)
    arrays[name] = (base % 2 if code == '?' else base).astype(code)
    arrays[name + '_f'] = np.asfortranarray(arrays[name])
    arrays[name + '_0d'] = arrays[name][1, 1, 1]
    arrays[name + '_empty'] = np.zeros((3, 0), code)
    arrays[name + '_one'] = np.ones((1,), code)
arrays['text'] = np.array(['a', 'bcd', 'ü🐭'])
arrays['text_big'] = arrays['text'].astype('>U5')
arrays['bytes'] = np.array([b'a', b'bcd\xff'])
arrays['bytes1'] = np.array([b'a', b'b'])
arrays['void'] = np.array([b'abc', b'\0\1\2'], 'V3')
for unit in ['Y', 'M', 'D', 'h', 's', 'ms', 'us', 'ns', '25s']:
    arrays['time_' + unit] = np.array([1, 2, 'NaT'], f'M8[{unit}]')
    arrays['span_' + unit] = np.array([1, -2], f'm8[{unit}]')
arrays['struct'] = np.array([(1, 2.5, 'x'), (3, 4.5, 'yz')], [('i', '<i4'), ('f', '>f8'), ('s', '<U2')])
arrays['nested'] = np.zeros((2, 2), [('a', [('b', '<f4', (2, 3)), ('c', '|b1')]), ('d', '<i2', (2,))])
arrays['aligned'] = np.zeros(3, np.dtype([('a', '|i1'), ('b', '<f8')], align=True))
arrays['odd_names'] = np.zeros(1, [("it's", '<i4'), ('a"b', '<i4'), ('ü', '<i4')])
arrays['far_names'] = np.zeros(1, [('Ω', '<i4')])
arrays['many_fields'] = np.zeros(1, [(f'a_rather_long_name_{i}', '<f8') for i in range(2500)])
arrays['large_first'] = np.zeros((1234567, 0), '<f8')
gap = np.dtype({'names': ['a', 'b'], 'formats': ['i1', '<i4'], 'offsets': [1, 8], 'itemsize': 12})
arrays['scalar'] = np.float32(1.5)
arrays['text1'] = np.array('a')
arrays['generic_time'] = np.zeros(2, 'M8')
arrays['generic_span'] = np.zeros(2, '>m8')
arrays['many_units'] = np.zeros(2, '>m8[7D]')
arrays['gap'] = np.zeros((2, 3), gap, order='F')
arrays['gap_inside'] = np.zeros(2, [('n', gap, (2,)), ('z', 'u1')])
arrays['gap_at_end'] = np.zeros(2, np.dtype({'names': ['a'], 'formats': [('?', (2, 3))], 'offsets': [0], 'itemsize': 20}))
arrays['only_gap'] = np.zeros(2, np.dtype({'names': [], 'formats': [], 'offsets': [], 'itemsize': 8}))
arrays['all_kinds'] = np.zeros(2, [('a', 'i1'), ('s', 'S3'), ('b', '?'), ('u', 'U2'), ('v', 'V5'), ('t', 'M8[us]'), ('c', '>c8')])
arrays['quoted_names'] = np.zeros(1, [('q"u\'o', '<i4'), ('ta\tb\\n\n\r', 'i1'), ('\xa0\x7f\x00', '<i4')])
arrays['hidden_names'] = np.zeros(1, [('\u65e5\u200b\U0001F600\ue000', 'i1')])
arrays['one_row_f'] = np.zeros((1, 5), order='F')
arrays['one_column_f'] = np.zeros((5, 1, 2), order='F')
import warnings
for name, array in arrays.items():
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        np.save(folder / f'{name}.npy', array)
    text = str(array.dtype) if len(array.dtype.names or ()) < 100 else ''
    print(name, text, sep='\t')
